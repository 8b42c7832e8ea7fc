import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { type Role, roleNames } from '../../../src/staff/roles.ts'
import { participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { appFor, useApp } from '../../support/app.ts'
import { referenceOn } from '../../support/page.ts'
import { signedIn as signedInAt } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

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

describe('the staff side', () => {
  const app = useApp()
  before(async () => {
    await createVisitor(app).submit('/ru/participation', participation)
    for (const role of roleNames)
      await app.services.staff.add({ email: `${role}@itu.example`, password, role, language: 'en' }, 'x')
  })

  async function signedIn(role: Role) {
    const visitor = createVisitor(app)
    await visitor.post('/admin/sign-in', { email: `${role}@itu.example`, password })
    return visitor
  }

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
    const reference = await referenceOn(receipt)
    const admin = await signedInAt(app, 'admin', 'ru', 'chief')
    const desk = `/admin/replies/${reference}`
    await admin.post('/admin/programme/moves', { speech: '1', place: 'segment-9-july' })
    await admin.post('/admin/programme/moves', { speech: '1:segment-9-july:1', place: 'segment-10-july' })
    await admin.post('/admin/programme/categories/1', { category: 'MIN' })
    const me = app.services.staff.list()[0]?.id
    await admin.post(`${desk}/assignee`, { assignee: String(me) })
    await admin.post(`${desk}/assignee`, { assignee: '' })
    await admin.get('/admin/replies.csv?assignee=chief-ru@itu.example&late=1&country=KZ&level=minister')
    await admin.post('/admin/staff', { email: 'new@itu.example', role: 'viewer', language: 'en' })
    app.services.audit.record('participant', 'sign_in_failed')
    app.services.audit.record('desk@itu.example', 'view_shared', { name: '<i>x</i>', unheard: 'of', form: 'no-such' })
    const inRussian = load(await (await admin.get('/admin/audit')).text())
    const by = 'chief-ru@itu.example'
    assert.deepEqual(entriesOf(inRussian), [
      ['desk@itu.example', 'Фильтр открыт всем сотрудникам', ['Название: <i>x</i>', 'unheard: of', 'Форма: no-such']],
      ['participant', 'Неудачный вход', []],
      ['система', 'Письмо поставлено в очередь', ['Номер письма: 2', 'Письмо: Доступ к страницам секретариата']],
      [by, 'Сотрудник приглашен', ['Адрес: new@itu.example', 'Права доступа: Просмотр']],
      [
        by,
        'Выгрузка',
        [
          'Файл: replies.csv',
          `Ответственный: ${by}`,
          'Срок: Только после срока',
          'Государство: Казахстан',
          'Уровень: Министр',
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
      ['x', 'Учетная запись добавлена', [`Адрес: ${by}`, 'Права доступа: Администрирование']],
      [
        'система',
        'Письмо поставлено в очередь',
        ['Номер письма: 1', 'Письмо: Извещение о получении ответа', `Номер: ${reference}`],
      ],
      [
        'участник',
        'Ответ отправлен',
        [`Номер: ${reference}`, 'Форма: Заявка на выступление', 'Версия ответа: 1', 'Статус: Новое'],
      ],
    ])
    assert.equal(inRussian('tbody i').length, 0)
    assert.equal(inRussian('tbody tr').last().find('a').attr('href'), desk)

    const inEnglish = await signedInAt(app, 'admin', 'en', 'second')
    const $ = load(await (await inEnglish.get('/admin/audit?q=the system')).text())
    assert.deepEqual(
      entriesOf($).map(([who, action]) => [who, action]),
      [
        ['the system', 'E-mail queued'],
        ['the system', 'E-mail queued'],
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

  test('a decision that waits is told in the words in which it was chosen', async () => {
    await createVisitor(app).submit('/en/speaking-slot', speakingSlot)
    const order = { sort: 'submitted_at', isDescending: true }
    const [slot] = app.services.search.look({ ...order, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    const target = { id: slot?.id ?? 0, version: slot?.version ?? 0 }
    const session = edition.sessions[0]?.name ?? ''
    app.services.decisions.run([target], { kind: 'decide', to: 'slot_offered', note: '', session }, 'x')
    const admin = await signedIn('admin')
    const $ = load(await (await admin.get('/admin/audit')).text())
    const lines = entriesOf($).find(([, action]) => action === 'Decision saved')?.[2]
    assert.deepEqual(lines?.includes('Decision: Offer a slot'), true, JSON.stringify(entriesOf($).slice(0, 5)))
  })

  test('words that stand nowhere together find the entries that have them all', async () => {
    const { audit } = app.services
    audit.record('one@itu.example', 'view_shared', { name: 'Alpha' })
    audit.record('two@itu.example', 'view_shared', { name: 'Alpha' })
    const admin = await signedIn('admin')
    const found = async (q: string) =>
      entriesOf(load(await (await admin.get(`/admin/audit?q=${encodeURIComponent(q)}`)).text())).map(([who]) => who)
    assert.deepEqual(await found('alpha one@itu'), ['one@itu.example'])
    assert.deepEqual(await found('Фильтр two@itu'), ['two@itu.example'])
    assert.deepEqual(await found('alpha nobody'), [])
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

  test('older entries are led to page by page, each once', async () => {
    const { audit } = app.services
    for (let number = 1; number <= 60; number++)
      audit.record('old@itu.example', 'view_shared', { name: `View ${number}` })
    const admin = await signedIn('admin')
    const names: string[] = []
    let href: string | undefined = '/admin/audit?q=old@itu.example'
    const pages = []
    while (href) {
      const $ = load(await (await admin.get(href)).text())
      names.push(...entriesOf($).flatMap(([, , details]) => details ?? []))
      pages.push([
        entriesOf($).length,
        $('.total').length,
        $('.pages a')
          .toArray()
          .map(link => $(link).text()),
      ])
      href = $('.pages a[rel=next]').attr('href')
    }
    assert.deepEqual(pages, [
      [50, 0, ['Older']],
      [10, 0, ['Newest']],
    ])
    assert.deepEqual(
      names,
      Array.from({ length: 60 }, (_, index) => `Name: View ${60 - index}`),
    )
  })

  test('a reference finds the entries about its participant, and those that name it beside another', async t => {
    const app = await appFor(t)
    const sent = async (form: string, answers: TypedForm, family_name: string) =>
      referenceOn(await createVisitor(app).submit(`/en/${form}`, { ...answers, family_name }))
    const kept = await sent('participation', participation, 'Kept')
    const gone = await sent('speaking-slot', speakingSlot, 'Gone')
    const other = await sent('participation', participation, 'Other')
    const stranger = await sent('participation', participation, 'Stranger')
    const admin = await signedInAt(app, 'admin')
    await admin.post(`/admin/replies/${kept}/different`, { other })
    await admin.post(`/admin/replies/${other}/different`, { other: stranger })
    const page = `/admin/replies/${kept}/merging/${gone}`
    const form = load(await (await admin.get(page)).text())(`form[action="${page}"]`)
    await admin.post(page, Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value])))
    const entries = async (q: string) =>
      entriesOf(load(await (await admin.get(`/admin/audit?q=${encodeURIComponent(q)}`)).text()))
    const all = await entries('')
    const actions = new Set<unknown>()
    for (const reference of [kept, gone, other, stranger]) {
      const found = await entries(reference)
      assert.deepEqual(
        found,
        all.filter(([, , details]) => String(details).includes(reference)),
      )
      for (const [, action] of found) actions.add(action)
    }
    const both = ['Marked as different people', 'Records merged']
    assert.deepEqual(
      both.filter(action => !actions.has(action)),
      [],
    )
  })

  test('what looks like a reference, and is nobody’s, is sought as text', async () => {
    const admin = await signedIn('admin')
    await admin.get('/admin/replies.csv?q=23467899')
    const $ = load(await (await admin.get('/admin/audit?q=23467899')).text())
    assert.deepEqual(entriesOf($), [
      ['admin@itu.example', 'Exported', ['File: replies.csv', 'Search: 23467899', 'Rows: 0']],
    ])
  })

  test('a rare text is sought so far at a time, and a link goes on', async t => {
    const app = await appFor(t)
    const { audit, database } = app.services
    audit.record('desk@itu.example', 'view_shared', { name: 'Needle' })
    audit.record('desk@itu.example', 'tag_added', { reference: '2346-789D', to: 'x' })
    database.exec(`
      WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
      INSERT INTO audit (made_at, made_by, action, reference) SELECT '2025-04-02T07:00:00Z', 'outbox', 'letter_sent', '' FROM numbers`)
    const admin = await signedInAt(app, 'admin')
    const opened = async (href: string) => {
      const $ = load(await (await admin.get(href)).text())
      return { $, names: entriesOf($).map(([, action]) => action), older: $('.pages a[rel=next]').attr('href') }
    }
    const first = await opened('/admin/audit?q=needle')
    assert.deepEqual(
      [first.names, first.$('main [role=status]').text()],
      [[], 'Entries since 02.04.2025, 09:00 have been looked through'],
    )
    const second = await opened(first.older ?? '')
    assert.deepEqual([second.names, second.older], [['Filter shared'], undefined])
    // An index finds a participant however long ago it was.
    assert.deepEqual((await opened('/admin/audit?q=2346789d')).names, ['Tag added'])
  })

  test('nobody changes, deletes or replaces an entry', () => {
    const { database } = app.services
    const entries = () => database.prepare('SELECT * FROM audit').all()
    const kept = entries()
    const insert = (how: string, id: number) =>
      database.exec(
        `INSERT OR ${how} INTO audit (id, made_at, made_by, action, reference) VALUES (${id}, '', 'x', 'x', '')`,
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
