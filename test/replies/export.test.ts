import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { edition } from '#edition/index.ts'
import { joinedColumns, replyColumns } from '../../src/exports/columns.ts'
import { csvStream, guardFormula, records } from '../../src/exports/csv.ts'
import { sheetName, xlsxStream } from '../../src/exports/xlsx.ts'
import { categoryOf } from '../../src/replies/protocol-order.ts'
import { fillDesk } from '../bench/big-desk.ts'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, startApp, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { readBack } from '../support/libreoffice.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { forms } = edition

const every = { sort: 'submitted_at', isDescending: false } as const
const hostile = '<img src=x onerror=alert(1)>"\'&amp; _x0041_ ]]>'

const risky = {
  native_name: 'Ёлкин Пётр 007',
  contact_phone: '+41 22 730 51 11',
  position_ru: '=HYPERLINK("http://x.example";"y")',
  organization_ru: '＝1+1',
  contact_position: 'Head,=1+41,x',
}

/** Of cells without quotes of their own. */
const cellsOf = (csv: string): string[][] =>
  csv
    .replace('\ufeff', '')
    .split('"\r\n')
    .filter(Boolean)
    .map(line => line.slice(1).split('";"'))

describe('what leaves the desk, read back by LibreOffice', () => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    app = await startApp()
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', {
      ...participation,
      ...risky,
      accessibility_needs: 'Wheelchair',
      notes: `${hostile}\nвторая строка; с точкой с запятой\t`,
    })
    await visitor.post('/ru/speaking-slot', { ...speakingSlot, ...risky, topic: '-2+3 Тема', topic_en: '@topic 1e5' })
    await createVisitor(app).post('/ru/ai-governance-day', {
      ...aiGovernanceDay,
      family_name: 'Minister',
      native_name: '',
      level: 'minister',
      contact_phone: '00037517123456',
      invitation_code: '0012',
    })
    desk = await signedIn(app)
  })
  after(() => app.close())

  const bytes = async (path: string) => new Uint8Array(await (await desk.get(path)).arrayBuffer())

  test('every cell of the CSV is the one in the database, its formula guard aside', async () => {
    const rows = records(app.services.exportRows.all(every), replyColumns(forms, {}), undefined)
    const expected = await Array.fromAsync(rows, row => row.map(guardFormula))
    assert.ok(expected.flat().some(cell => cell.startsWith(`'+41`)))
    assert.deepEqual(await readBack(await bytes('/admin/replies.csv'), 'replies.csv'), expected)
  })

  test('every cell of the XLSX is the one in the database, on a sheet a form and a joined one', async () => {
    const file = await bytes('/admin/replies.xlsx')
    for (const [index, form] of forms.entries()) {
      const rows = app.services.exportRows.all({ ...every, conditions: { form: [form.path] } })
      assert.deepEqual(
        await readBack(file, 'replies.xlsx', index + 1),
        await Array.fromAsync(records(rows, replyColumns([form], {}), undefined)),
      )
    }
    const joined = await Array.fromAsync(records(app.services.exportRows.joined(every), joinedColumns({}), undefined))
    assert.deepEqual([joined.length, await readBack(file, 'replies.xlsx', 4)], [3, joined])
  })

  const rows = async (query: string) => cellsOf(await (await desk.get(`/admin/replies.csv${query}`)).text())

  test('chosen columns, headings in words above the codes, protocol order', async () => {
    assert.deepEqual(await rows('?column=family_name&column=status&headings=ru&order=protocol'), [
      ['Учетный номер', 'Статус', 'Фамилия латинскими буквами'],
      ['reference', 'status', 'family_name'],
      ...(await rows('?q=Minister&column=family_name&column=status')).slice(1),
      ...(await rows('?q=Ivanov&column=family_name&column=status')).slice(1),
    ])
  })

  test('what the desk knows of a reply leaves with it: the decision, session, table, region, who looks after it, tags', async () => {
    const [slot] = app.services.search.look({ ...every, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    assert.ok(slot)
    const { labels, programme, staff } = app.services
    const participant = { id: slot.participantId, reference: slot.reference }
    labels.addTag(participant, 'visa', 'x')
    labels.assign(participant, staff.list()[0]?.id ?? null, 'x')
    programme.place(slot.id, { session: 'segment-9-july' }, 'x')
    const asked = ['pending_status', 'session', 'told_session', 'table', 'region', 'assignee', 'tags']
    const query = asked.map(code => `column=${code}`).join('&')
    const [codes, row] = await rows(`?form=speaking-slot&${query}`)
    assert.deepEqual(codes?.slice(1), asked)
    assert.deepEqual(row?.slice(1), ['', 'segment-9-july', '', '', 'cis', staff.list()[0]?.email, 'visa'])
    labels.removeTag(participant, 'visa', 'x')
    programme.remove(slot.id, 'x')
    labels.assign(participant, null, 'x')
  })

  test('sensitive answers leave only when they are asked for, and never with a viewer', async () => {
    const has = async (visitor: typeof desk, query: string) =>
      (await (await visitor.get(`/admin/replies.csv${query}`)).text()).includes('Wheelchair')
    const viewer = await signedIn(app, 'viewer')
    assert.deepEqual(
      [await has(desk, ''), await has(desk, '?sensitive=1'), await has(viewer, '?sensitive=1')],
      [false, true, false],
    )
    const chosen = '?column=accessibility_needs'
    assert.deepEqual([await has(desk, chosen), await has(viewer, chosen)], [true, false])
    assert.equal(load(await (await viewer.get('/admin/export')).text())('[name=sensitive]').length, 0)
  })

  test('the next export can hold only what has changed since, and says how', async () => {
    await bytes('/admin/replies.csv')
    assert.deepEqual(await rows('?since=last&column=family_name'), [
      ['reference', 'change', 'former_references', 'family_name'],
    ])
    const [reply] = app.services.search.look({ ...every, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    app.services.decisions.run([{ id: reply?.id ?? 0, version: 1 }], { kind: 'decide', to: 'in_review', note: '' }, 'x')
    await createVisitor(app).post('/en/participation', { ...participation, family_name: 'Newcomer' })
    const changed = await rows('?since=last&column=family_name')
    assert.deepEqual(
      changed.slice(1).map(([, ...row]) => row),
      [
        ['decided', '', 'Ivanov'],
        ['submitted', '', 'Newcomer'],
      ],
    )
    // What was exported of one selection says nothing about another.
    const names = async (query: string) =>
      (await rows(`${query}&since=last&column=family_name`)).slice(1).map(row => row.at(-1))
    assert.equal((await names('?form=participation')).length, 2)
    await createVisitor(app).post('/en/speaking-slot', { ...speakingSlot, family_name: 'Speaker' })
    assert.deepEqual(await names('?form=participation'), [])
    assert.deepEqual(await names('?'), ['Speaker'])
    // The person stands in every reply, so that all of them change with it; asking for the head exports nothing.
    const speaker = createVisitor(app)
    await speaker.submit('/en/participation', { ...participation, family_name: 'Before' })
    await desk.send('/admin/replies.csv', { method: 'HEAD' })
    assert.deepEqual(await names('?'), ['Before'])
    await speaker.submit('/en/speaking-slot', { ...speakingSlot, family_name: 'After' })
    assert.deepEqual((await names('?')).toSorted(), ['After', 'After'])
    // Each member has their own last export.
    const other = await signedIn(app, 'reviewer', 'en', 'other')
    const all = await (await other.get('/admin/replies.csv?since=last')).text()
    assert.equal(all.split('"\r\n').filter(Boolean).length, 8)
  })
})

describe('one protocol order for every file', () => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  before(async () => {
    app = await startApp({}, clock)
    desk = await signedIn(app)
  })
  after(() => app.close())

  const rows = async (query: string) => cellsOf(await (await desk.get(`/admin/replies.csv${query}`)).text())
  const standIn = {
    speaker_is_participant: 'no',
    speaker_name: 'Stand-in',
    speaker_position: 'Deputy Minister',
    speaker_level: 'deputy_minister',
  }

  async function send(family_name: string, answers: TypedForm, visitor = createVisitor(app)) {
    clock.goOn({ minutes: 1 })
    const form = 'attendance' in answers ? 'participation' : 'speaking-slot'
    await visitor.post(`/en/${form}`, { ...answers, family_name, organization: `Authority of ${family_name}` })
    return visitor
  }
  const setCategory = (name: string, category: string) => {
    const [reply] = app.services.search.look({ ...every, q: name, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    return desk.post(`/admin/programme/categories/${reply?.id}`, { category })
  }

  test('category, then the room, then the time; what staff set for the speaker counts for the other replies too', async () => {
    await send('Remote', { ...participation, attendance: 'remote', level: 'head' })
    await send('Later', { ...participation, level: 'head' })
    const speaker = await send('Chosen', { ...participation, level: 'other' })
    await send('Chosen', { ...speakingSlot, level: 'other' }, speaker)
    await setCategory('Chosen', 'UN')
    const represented = await send('Represented', { ...participation, level: 'other' })
    await send('Represented', { ...speakingSlot, level: 'other', ...standIn }, represented)
    await setCategory('Represented', 'MIN')
    const asked = '?order=protocol&column=family_name&column=form&column=protocol_category'
    assert.deepEqual(
      (await rows(asked)).map(([, ...row]) => row),
      [
        ['form', 'protocol_category', 'family_name'],
        ['participation', 'UN', 'Chosen'],
        ['speaking-slot', 'UN', 'Chosen'],
        ['speaking-slot', 'MIN', 'Represented'],
        ['participation', 'REG', 'Later'],
        ['participation', 'REG', 'Remote'],
        ['participation', 'none', 'Represented'],
      ],
    )
  })

  test('the joined sheet is in the order of the participants themselves', async () => {
    const joined = await Array.fromAsync(app.services.exportRows.joined(every, 'protocol'), ({ participant }) => [
      participant.person.family_name,
      categoryOf(participant),
    ])
    assert.deepEqual(joined, [
      ['Chosen', 'UN'],
      ['Later', 'REG'],
      ['Remote', 'REG'],
      ['Represented', 'none'],
    ])
  })
})

describe('a workbook for people', () => {
  let app: TestApp
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    app = await startApp()
    desk = await signedIn(app)
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, native_name: 'yes' })
    await visitor.post('/ru/speaking-slot', { ...speakingSlot, native_name: 'yes' })
  })
  after(() => app.close())

  const workbook = async (query: string) => {
    const response = await desk.get(`/admin/replies.xlsx${query}`)
    return { response, file: new Uint8Array(await response.arrayBuffer()) }
  }
  const sheetsIn = (file: Uint8Array) => {
    const $ = load(strFromU8(unzipSync(file)['xl/workbook.xml'] ?? new Uint8Array()), { xml: true })
    return $('sheet')
      .toArray()
      .map(sheet => $(sheet).attr('name'))
  }

  test('sheets are called as their headings are, and the file has its day', async () => {
    const { response, file } = await workbook('?headings=ru')
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename=replies-2025-04-28.xlsx')
    assert.deepEqual(sheetsIn(file), [
      'Подтверждение участия',
      'Заявка на выступление',
      'День управления ИИ',
      'Все формы',
    ])
    assert.deepEqual(sheetsIn((await workbook('')).file), [...forms.map(({ path }) => path), 'joined'])
    assert.equal(sheetName('a[b]:c*d?e/f\\g'), 'a b  c d e f g')
    assert.equal(sheetName('x'.repeat(40)).length, 31)
  })

  const columns = ['status', 'form', 'late', 'language', 'protocol_category', 'submitted_at', 'country', 'native_name']
  const asked = [...columns, 'attendance', 'events.regulators_round_table', 'list_consent', 'participation.status']
    .map(column => `column=${column}`)
    .join('&')

  test('values in words: options, countries, statuses and Geneva time; what was typed stays', async () => {
    app.services.database
      .prepare(`UPDATE replies SET submitted_at = '2025-04-28T07:00:00Z', late = 1 WHERE form = 'participation'`)
      .run()
    const { file } = await workbook(`?headings=en&values=words&form=participation&${asked}`)
    const [headings, codes, row] = await readBack(file, 'replies.xlsx')
    assert.deepEqual(
      codes?.map((code, index) => [code, row?.[index]]),
      [
        ['reference', row?.[0]],
        ['form', 'Confirmation of participation'],
        ['status', 'Received'],
        ['protocol_category', 'Head of a regulatory authority'],
        ['late', 'Yes'],
        ['language', 'Russian'],
        ['submitted_at', '28.04.2025, 09:00'],
        ['native_name', 'yes'],
        ['country', 'Belarus'],
        ['attendance', 'In person'],
        ['events.regulators_round_table', 'Yes'],
        ['list_consent', 'Yes'],
      ],
    )
    assert.equal(headings?.[codes?.indexOf('submitted_at') ?? -1], 'Sent (Geneva time)')
    const [, , russian] = await readBack(
      (await workbook(`?headings=ru&values=words&form=participation&${asked}`)).file,
      'replies.xlsx',
    )
    assert.deepEqual(russian?.slice(1, 6), [
      'Подтверждение участия',
      'Получено',
      'Руководитель регуляторного органа',
      'Да',
      'Русский',
    ])
  })

  test('the joined sheet says what has changed as well', async () => {
    await workbook('')
    const [reply] = app.services.search.look({ ...every, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    app.services.decisions.run([{ id: reply?.id ?? 0, version: 1 }], { kind: 'decide', to: 'in_review', note: '' }, 'x')
    const { file } = await workbook('?since=last&column=family_name')
    assert.deepEqual(await readBack(file, 'replies.xlsx', 4), [
      ['reference', 'change', 'former_references', 'family_name'],
      [reply?.reference, 'decided', '', 'Ivanov'],
    ])
  })
})

test('a cell is guarded wherever a spreadsheet may start a formula in it, and every character stays', () => {
  const risky = ['=1', '＋1', '\t1', 'Head,=1+41,x', 'a; -b', 'a\t@b', 'a\n- b', 'a,"=1', 'a, "＝1']
  assert.deepEqual(
    risky.map(guardFormula),
    risky.map(cell => `'${cell}`),
  )
  const harmless = ['', 'a=b', 'Head, office 1', '7 (495) 1-2', 'a, b-c; d+e', "'", 'a\nb']
  assert.deepEqual(harmless.map(guardFormula), harmless)
})

for (const [name, open] of [
  ['CSV', (rows: Iterable<string[]>) => csvStream(rows, ';')],
  ['XLSX', (rows: Iterable<string[]>) => xlsxStream([{ name: 'a', records: rows }])],
] as const)
  test(`who asks while a long ${name} is made is answered before it ends`, async () => {
    let row = 0
    let rowAtAnswer: number | undefined
    function* rows() {
      setImmediate(() => {
        rowAtAnswer = row
      })
      for (; row < 5000; row++) yield ['a', 'b']
    }
    for await (const _ of open(rows()));
    assert.ok(rowAtAnswer !== undefined && rowAtAnswer <= 200)
  })

test('each button of the export says what it gives', async t => {
  const desk = await signedIn(await appFor(t))
  const $ = load(await (await desk.get('/admin/export')).text())
  const buttons = $('main form .button').toArray()
  assert.deepEqual(
    buttons.map(button => [
      $(button).text(),
      $(`#${$(button).attr('aria-describedby')}`)
        .text()
        .split(':')[0],
    ]),
    [
      ['Download Excel (XLSX)', 'Excel'],
      ['Download CSV for Excel (semicolons)', 'CSV'],
      ['Download CSV (commas)', 'CSV'],
    ],
  )
})

test('a row that cannot be put into words ends its own download; the desk answers on', async t => {
  const app = await appFor(t)
  const desk = await signedIn(app)
  for (const form of ['participation', 'speaking-slot'])
    await createVisitor(app).post(`/en/${form}`, form === 'participation' ? participation : speakingSlot)
  app.services.database.prepare(`UPDATE replies SET answers = 'null' WHERE form = 'speaking-slot'`).run()
  for (const file of ['replies.csv', 'replies.xlsx']) {
    await assert.rejects(async () => (await desk.get(`/admin/${file}`)).arrayBuffer())
    const healthy = await fetch(`${app.url}/healthz`)
    assert.equal(healthy.status, 200)
  }
  // What broke off has not been handed over, and holds up nothing.
  const $ = load(await (await desk.get('/admin/export')).text())
  assert.equal($('#since-hint').text(), 'There has been no export: every reply counts as changed.')
  app.services.database.prepare(`UPDATE replies SET answers = '{}'`).run()
  assert.equal((await (await desk.get('/admin/replies.csv')).text()).split('\r\n').length, 4)
})

test('a filter that cannot be read does not stop the desk', async t => {
  const app = await appFor(t)
  const desk = await signedIn(app)
  await (await desk.get('/admin/replies.csv?q=%00abc')).text()
  await (await desk.get('/admin/replies.xlsx?q=%00abc')).text()
  assert.equal((await desk.get('/admin/export')).status, 200)
})

test('each member has one export at a time', async t => {
  const app = await appFor(t)
  fillDesk(app.services, 20_000)
  const desk = await signedIn(app)
  const plain = { 'accept-encoding': 'identity' }
  const first = await desk.get('/admin/replies.csv', plain)
  const second = await desk.get('/admin/replies.xlsx?form=participation', plain)
  const $ = load(await second.text())
  assert.deepEqual(
    [first.status, second.status, second.headers.get('retry-after'), $('[role=alert]').text()],
    [
      200,
      429,
      '30',
      'Your previous export has not finished yet. Wait until it has and start a new one: only one runs at a time.',
    ],
  )
  assert.equal($('[name=form]').val(), 'participation')
  const other = await signedIn(app, 'viewer')
  const others = await other.get('/admin/replies.csv?country=BY', plain)
  await others.text()
  assert.equal(others.status, 200)
  assert.equal((await first.text()).split('"\r\n').length, 20_002)
  const third = await desk.get('/admin/replies.csv?country=BY', plain)
  await third.text()
  assert.equal(third.status, 200)
})
