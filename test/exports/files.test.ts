import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { joinedColumns, replyColumns } from '../../src/exports/columns.ts'
import { guardFormula, guardTyped, records } from '../../src/exports/csv.ts'
import { aiGovernanceDay, participation, speakingSlot } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { parseCsv } from '../support/csv.ts'
import { createDesk } from '../support/desk.ts'
import { useLibreOffice } from '../support/libreoffice.ts'
import { referenceOn } from '../support/page.ts'
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

const readBack = useLibreOffice()

test('who asks for the head of a file alone has taken none, whichever file', async t => {
  const app = await appFor(t)
  const { services } = app
  const one = await createDesk(app).participant(['participation'])
  const admin = await signedIn(app, 'admin')
  const files = [
    ...['programme.csv', 'programme.ics', 'seating/round-table.csv', 'seating/afternoon.csv', 'replies.csv'],
    ...[
      'replies.xlsx',
      'published/participation.csv',
      'published/speaking-slot.csv',
      `replies/${one.reference}/held.json`,
    ],
  ]
  const logged = () =>
    services.database.prepare(`SELECT count(*) FROM audit WHERE action IN ('exported', 'copied')`).pluck().get()
  for (const file of files) {
    const { status } = await admin.send(`/admin/${file}`, { method: 'HEAD' })
    assert.deepEqual([file, status, logged()], [file, 200, 0])
  }
  for (const file of files) await (await admin.get(`/admin/${file}`)).text()
  assert.equal(logged(), files.length)
})

describe('what leaves the desk, read back by LibreOffice', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const app = useApp()
  before(async () => {
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

  const bytes = async (path: string) => new Uint8Array(await (await desk.get(path)).arrayBuffer())

  test('every cell of the CSV is the one in the database, its formula guard aside', async () => {
    const columns = replyColumns(forms, {})
    const guards = columns.map(({ isTyped }) => (isTyped ? guardTyped : guardFormula))
    const rows = records(app.services.exportRows.all(every), columns, undefined)
    const expected = await Array.fromAsync(rows, row => row.map((cell, at) => guards[at]?.(cell)))
    assert.ok(expected.flat().some(cell => cell?.startsWith(`'+41`)))
    const [cells] = Object.values(await readBack(await bytes('/admin/replies.csv'), 'csv'))
    assert.deepEqual(cells, expected)
  })

  test('every cell of the XLSX is the one in the database, on a sheet a form and a joined one', async () => {
    const sheets = await readBack(await bytes('/admin/replies.xlsx'), 'xlsx')
    for (const form of forms) {
      const rows = app.services.exportRows.all({ ...every, conditions: { form: [form.path] } })
      assert.deepEqual(sheets[form.path], await Array.fromAsync(records(rows, replyColumns([form], {}), undefined)))
    }
    const joined = await Array.fromAsync(records(app.services.exportRows.joined(every), joinedColumns({}), undefined))
    assert.deepEqual([joined.length, sheets.joined], [3, joined])
  })

  const rows = async (query: string) => parseCsv(await (await desk.get(`/admin/replies.csv${query}`)).text())

  test('chosen columns, headings in words above the codes, protocol order', async () => {
    assert.deepEqual(await rows('?column=family_name&column=status&headings=ru&order=protocol'), [
      ['Учетный номер', 'Статус', 'Фамилия латинскими буквами'],
      ['reference', 'status', 'family_name'],
      ...(await rows('?q=Minister&column=family_name&column=status')).slice(1),
      ...(await rows('?q=Ivanov&column=family_name&column=status')).slice(1),
    ])
  })

  test('decision, session, table, region, assignee and tags leave with the reply', async () => {
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
    const receipt = await speaker.submit('/en/participation', { ...participation, family_name: 'Before' })
    await desk.send('/admin/replies.csv', { method: 'HEAD' })
    assert.deepEqual(await names('?'), ['Before'])
    const named = { for: await referenceOn(receipt), other_name: 'corrected' }
    await speaker.submit('/en/speaking-slot', { ...speakingSlot, family_name: 'After', ...named })
    assert.deepEqual((await names('?')).toSorted(), ['After', 'After'])
    // Each member has their own last export.
    const other = await signedIn(app, 'reviewer', 'en', 'other')
    const all = await (await other.get('/admin/replies.csv?since=last')).text()
    assert.equal(all.split('"\r\n').filter(Boolean).length, 8)
  })
})
