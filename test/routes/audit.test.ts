import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import type { Router } from 'express'
import { loadCatalogue } from '../../src/i18n.ts'
import { adminRoutes } from '../../src/routes/admin/index.ts'
import { type Role, roles } from '../../src/staff/accounts.ts'
import { auditActions } from '../../src/staff/audit.ts'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor, startApp, type TestApp } from '../support/app.ts'
import { signedIn as signedInAt } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'

/** Who, what, and the details as they are shown, from the newest. */
const entriesOf = ($: ReturnType<typeof load>) =>
  $('tbody tr')
    .toArray()
    .map(row => {
      const [, who, action] = $(row)
        .find('td')
        .toArray()
        .map(cell => $(cell).text().replaceAll('\u00a0', ' '))
      const details = $(row)
        .find('li')
        .toArray()
        .map(line => $(line).text().replaceAll('\u00a0', ' '))
      return [who, action, details]
    })

/** Every route that is mounted under /admin, as `GET /replies`. */
function routesOf(router: Router): string[] {
  return router.stack.flatMap(layer => {
    if (layer.route)
      return Object.keys((layer.route as unknown as { methods: object }).methods).map(
        method => `${method.toUpperCase()} ${layer.route?.path}`,
      )
    const nested = layer.handle as unknown as Partial<Router>
    return nested.stack ? routesOf(nested as Router) : []
  })
}

/** What each may do: signed out, viewer, reviewer, admin. A new route must be put in here before the test passes. */
const doors: Record<string, readonly [number, number, number, number]> = {
  'GET /sign-in': [200, 200, 200, 200],
  'POST /sign-in': [422, 422, 422, 422],
  'GET /': [303, 303, 303, 303],
  'POST /language': [303, 303, 303, 303],
  'GET /replies': [303, 200, 200, 200],
  'GET /replies.csv': [303, 200, 200, 200],
  'GET /overview': [303, 200, 200, 200],
  'GET /entries/:form': [303, 403, 200, 200],
  'POST /entries/:form': [303, 403, 422, 422],
  'GET /replies/:reference/:form/entry': [303, 403, 200, 200],
  'POST /replies/:reference/:form/entry': [303, 403, 422, 422],
  'POST /replies/:reference/:form/answer': [303, 403, 422, 422],
  'GET /export': [303, 200, 200, 200],
  'GET /replies.xlsx': [303, 200, 200, 200],
  'GET /replies/:reference': [303, 200, 200, 200],
  'POST /replies/:reference/notes': [303, 403, 422, 422],
  'POST /replies/:reference/:form/decision': [303, 403, 422, 422],
  'POST /replies/:reference/:form/release': [303, 403, 409, 409],
  'POST /replies/:reference/:form/reconsideration': [303, 403, 409, 409],
  'GET /replies/:reference/:form/letter': [303, 403, 200, 200],
  'POST /replies/:reference/:form/undo': [303, 403, 400, 400],
  'POST /replies/:reference/different': [303, 403, 404, 404],
  'GET /replies/:reference/merging/:other': [303, 403, 404, 404],
  'POST /replies/:reference/merging/:other': [303, 403, 404, 404],
  'POST /seen': [303, 303, 303, 303],
  'POST /columns': [303, 303, 303, 303],
  'POST /replies/:reference/assignee': [303, 403, 303, 303],
  'POST /replies/:reference/tags': [303, 403, 422, 422],
  'POST /replies/:reference/tags/removal': [303, 403, 404, 404],
  'POST /views': [303, 422, 422, 422],
  'POST /views/:id/removal': [303, 404, 404, 404],
  'POST /replies/:reference/letters/:id/copies': [303, 403, 404, 404],
  'GET /replies/:reference/letters/:id': [303, 404, 404, 404],
  'GET /programme': [303, 200, 200, 200],
  'GET /programme/order': [303, 200, 200, 200],
  'GET /programme.csv': [303, 200, 200, 200],
  'GET /programme.ics': [303, 200, 200, 200],
  'POST /programme/sessions/:name': [303, 403, 422, 422],
  'POST /programme/slots/:reply': [303, 403, 404, 404],
  'POST /programme/slots/:reply/move': [303, 403, 404, 404],
  'POST /programme/categories/:reply': [303, 403, 404, 404],
  'GET /seating': [303, 200, 200, 200],
  'GET /seating/round-table': [303, 200, 200, 200],
  'GET /seating/round-table.csv': [303, 200, 200, 200],
  'GET /seating/afternoon': [303, 200, 200, 200],
  'GET /seating/afternoon.csv': [303, 200, 200, 200],
  'POST /seating/plan': [303, 403, 422, 422],
  'POST /seating/proposal': [303, 403, 303, 303],
  'POST /seating/clearing': [303, 403, 303, 303],
  'POST /seating/guests/:reply': [303, 403, 404, 404],
  'POST /batches': [303, 403, 422, 422],
  'GET /batches/:id': [303, 403, 404, 404],
  'POST /batches/:id': [303, 403, 404, 404],
  'POST /batches/:id/undo': [303, 403, 404, 404],
  'GET /participants': [303, 303, 303, 303],
  'GET /password/:token': [404, 404, 404, 404],
  'POST /password/:token': [404, 404, 404, 404],
  'POST /account/digest': [303, 303, 303, 303],
  'POST /account/password': [303, 422, 422, 422],
  'GET /account': [303, 200, 200, 200],
  'GET /staff': [303, 403, 403, 200],
  'POST /staff': [303, 403, 403, 422],
  'POST /staff/:id/invitation': [303, 403, 403, 404],
  'POST /staff/:id/role': [303, 403, 403, 404],
  'POST /staff/:id/sign-out': [303, 403, 403, 404],
  'POST /staff/:id/removal': [303, 403, 403, 404],
  'GET /audit': [303, 403, 403, 200],
  'POST /account/sign-out': [303, 303, 303, 303],
  'POST /sign-out': [303, 303, 303, 303],
}

describe('the staff side', () => {
  let app: TestApp
  let reference: string
  before(async () => {
    app = await startApp()
    const receipt = await createVisitor(app).submit('/ru/participation', participation)
    reference = load(await receipt.text())('[data-reference]').attr('data-reference') as string
    for (const role of roles)
      await app.services.staff.add({ email: `${role}@itu.example`, password, role, language: 'en' })
  })
  after(() => app.close())

  async function signedIn(role: Role) {
    const visitor = createVisitor(app)
    await visitor.post('/admin/sign-in', { email: `${role}@itu.example`, password })
    return visitor
  }

  test('every route is tried signed out, as viewer, reviewer and admin', async () => {
    const routes = routesOf(adminRoutes(app.services))
    assert.deepEqual(routes.toSorted(), Object.keys(doors).toSorted())
    const visitors = [createVisitor(app), await signedIn('viewer'), await signedIn('reviewer'), await signedIn('admin')]
    for (const [route, expected] of Object.entries(doors)) {
      const [method, path = ''] = route.split(' ')
      const address = `/admin${path.replace(':reference', reference).replace(':form', 'participation').replace(':name', 'segment-9-july')}`
      const statuses = []
      for (const visitor of visitors) {
        const response = await (method === 'GET' ? visitor.get(address) : visitor.post(address))
        // A member's next export waits for the end of this one.
        await response.arrayBuffer()
        statuses.push(response.status)
      }
      assert.deepEqual([route, ...statuses], [route, ...expected])
    }
  })

  test('signing in, failing to, and exporting are kept, with the filter and the rows', async () => {
    const admin = await signedIn('admin')
    await createVisitor(app).post('/admin/sign-in', { email: ' Viewer@itu.example', password: 'x' })
    // It may be a password that was typed into the wrong field.
    await createVisitor(app).post('/admin/sign-in', { email: '<b>stranger</b>', password: 'x' })
    await admin.get('/admin/replies.csv?form=participation&q=Иванов')
    const $ = load(await (await admin.get('/admin/audit')).text())
    const cells = entriesOf($).slice(0, 4)
    assert.deepEqual(cells, [
      [
        'admin@itu.example',
        'Exported',
        ['File: replies.csv', 'Form: Confirmation of participation', 'Search: Иванов', 'Rows: 1'],
      ],
      ['Unknown address', 'Sign-in failed', []],
      ['viewer@itu.example', 'Sign-in failed', []],
      ['admin@itu.example', 'Signed in', []],
    ])
    assert.equal($('tbody').text().includes('stranger'), false)
  })

  test('entries are told in words, in the language of the reader; a reference leads to its page', async t => {
    const app = await appFor(t)
    const receipt = await createVisitor(app).submit('/ru/speaking-slot', speakingSlot)
    const reference = load(await receipt.text())('[data-reference]').attr('data-reference') as string
    const admin = await signedInAt(app, 'admin', 'ru', 'chief')
    const desk = `/admin/replies/${reference}`
    await admin.post('/admin/programme/slots/1', { session: 'segment-9-july' })
    const elsewhere = { step: 'elsewhere', from: 'segment-9-july', position: '1', session: 'segment-10-july' }
    await admin.post('/admin/programme/slots/1/move', elsewhere)
    await admin.post('/admin/programme/categories/1', { category: 'MIN' })
    const me = app.services.staff.list()[0]?.id
    await admin.post(`${desk}/assignee`, { assignee: String(me) })
    await admin.post(`${desk}/assignee`, { assignee: '' })
    await admin.get(`/admin/replies.csv?assignee=${me}&late=1&country=KZ&level=minister`)
    await admin.post('/admin/staff', { email: 'new@itu.example', role: 'viewer', language: 'en' })
    app.services.audit.record('participant', 'sign_in_failed')
    app.services.audit.record('desk@itu.example', 'view_shared', { name: '<i>x</i>', unheard: 'of', form: 'no-such' })
    const inRussian = load(await (await admin.get('/admin/audit')).text())
    const by = 'chief-ru@itu.example'
    assert.deepEqual(entriesOf(inRussian), [
      ['desk@itu.example', 'Фильтр открыт всем сотрудникам', ['Название: <i>x</i>', 'unheard: of', 'Форма: no-such']],
      ['participant', 'Неудачный вход', []],
      ['система', 'Письмо поставлено в очередь', ['Номер письма: 2', 'Письмо: Доступ к рабочему месту секретариата']],
      [by, 'Сотрудник приглашен', ['Адрес: new@itu.example', 'Права доступа: Просмотр']],
      [
        by,
        'Выгрузка',
        [
          'Файл: replies.csv',
          'Государство: Казахстан',
          'Срок: Только после срока',
          'Уровень: Министр',
          `Ответственный: ${by}`,
          'Строк: 0',
        ],
      ],
      [by, 'Назначен ответственный', [`Номер: ${reference}`, `Ответственный: ${by} → пусто`]],
      [by, 'Назначен ответственный', [`Номер: ${reference}`, `Ответственный: ${by}`]],
      [by, 'Протокольная категория изменена', [`Номер: ${reference}`, 'Протокольная категория: Министр']],
      [
        by,
        'Место в программе изменено',
        [
          `Номер: ${reference}`,
          'Заседание: Сегмент высокого уровня, среда, 9 июля → Сегмент высокого уровня, четверг, 10 июля',
        ],
      ],
      [by, 'Место в программе изменено', [`Номер: ${reference}`, 'Заседание: Сегмент высокого уровня, среда, 9 июля']],
      [by, 'Вход', []],
      [
        'система',
        'Письмо поставлено в очередь',
        ['Номер письма: 1', 'Письмо: Извещение о получении ответа', `Номер: ${reference}`],
      ],
      [
        'участник',
        'Ответ отправлен',
        [`Номер: ${reference}`, 'Форма: Заявка на выступление', 'Версия ответа: 1', 'Статус: Получено'],
      ],
    ])
    assert.equal(inRussian('tbody i').length, 0)
    assert.equal(inRussian('tbody tr').last().find('a').attr('href'), desk)

    const inEnglish = await signedInAt(app, 'admin', 'en', 'second')
    const $ = load(await (await inEnglish.get('/admin/audit?q=the system')).text())
    assert.deepEqual(
      entriesOf($).map(([who, action]) => [who, action]),
      [
        ['the system', 'Letter queued'],
        ['the system', 'Letter queued'],
      ],
    )
  })

  test('words of an action find its entries, in either language', async () => {
    const admin = await signedIn('admin')
    const found = async (q: string) => [
      ...new Set(
        entriesOf(load(await (await admin.get(`/admin/audit?q=${encodeURIComponent(q)}`)).text())).map(
          ([, action]) => action,
        ),
      ),
    ]
    await admin.post('/admin/sign-out')
    await admin.post('/admin/sign-in', { email: 'admin@itu.example', password })
    assert.deepEqual(
      [await found('Выгрузка'), await found('выход'), await found('Signed in'), await found('sign-IN failed')],
      [['Exported'], ['Signed out'], ['Signed in'], ['Sign-in failed']],
    )
  })

  test('every action has its word, and every word its action', () => {
    const { actions } = (loadCatalogue('ru').admin as { audit: { actions: object } }).audit
    assert.deepEqual(auditActions.toSorted(), Object.keys(actions).toSorted())
  })

  test('the log is searched in either script', async () => {
    app.services.audit.record('desk@itu.example', 'account_added', { email: 'Пётр' })
    const admin = await signedIn('admin')
    const total = async (q: string) =>
      load(await (await admin.get(`/admin/audit?q=${encodeURIComponent(q)}`)).text())('.total')
        .text()
        .trim()
    assert.deepEqual(
      [await total('petr'), await total('ПЕТР'), await total('nobody at all')],
      ['1 entry', '1 entry', '0 entries'],
    )
  })

  test('nobody changes, deletes or replaces an entry', () => {
    const { database } = app.services
    const entries = () => database.prepare('SELECT * FROM audit').all()
    const kept = entries()
    const insert = (how: string, id: number) =>
      database.exec(
        `INSERT OR ${how} INTO audit (id, made_at, made_by, action, details, search) VALUES (${id}, '', 'x', 'x', '{}', '')`,
      )
    for (const how of ['REPLACE', 'IGNORE', 'ABORT']) assert.throws(() => insert(how, 1), /append-only/)
    // The id that a row has before it gets its own: one that had it would keep every other out.
    assert.throws(() => insert('REPLACE', -1), /append-only/)
    assert.throws(() => database.exec('UPDATE OR REPLACE audit SET id = 1 WHERE id = 2'), /append-only/)
    assert.deepEqual(entries(), kept)
    assert.throws(() => database.exec(`UPDATE audit SET made_by = 'x'`), /append-only/)
    assert.throws(() => database.exec('DELETE FROM audit'), /append-only/)
  })
})
