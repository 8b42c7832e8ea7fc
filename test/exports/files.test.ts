import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import type { Column } from '../../src/exports/column.ts'
import { joinedColumns, replyColumns } from '../../src/exports/columns.ts'
import { guardFormula, guardTyped } from '../../src/exports/csv.ts'
import { exactRecords } from '../../src/exports/records.ts'
import type { Rows } from '../../src/exports/yielding-between.ts'
import { aiGovernanceDay, participation, speakingSlot } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { parseCsv } from '../support/csv.ts'
import { createDesk } from '../support/desk.ts'
import { useLibreOffice } from '../support/libreoffice.ts'
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
    const rows = await textsOf(app.services.exportRows.all(every), columns)
    const expected = rows.map(row => row.map((cell, at) => guards[at]?.(cell)))
    assert.ok(expected.flat().some(cell => cell?.startsWith(`'+41`)))
    const [cells] = Object.values(await readBack(await bytes('/admin/replies.csv'), 'csv'))
    assert.deepEqual(cells, expected)
  })

  /** Codes, then a line per row. */
  const textsOf = async <R>(rows: Rows<R>, columns: readonly Column<R>[]): Promise<string[][]> => [
    columns.map(({ code }) => code),
    ...(await Array.fromAsync(rows, row => columns.map(({ cell }) => cell(row)))),
  ]

  /** A cell as the CSV has it; a number or a time is marked `#`. */
  async function marked<R>(rows: () => Rows<R>, columns: readonly Column<R>[]): Promise<string[][]> {
    const texts = await textsOf(rows(), columns)
    const exact = await Array.fromAsync(exactRecords(rows(), columns, undefined, true))
    return texts.map((row, line) =>
      row.map((text, at) => {
        const cell = exact[line]?.[at] ?? ''
        return typeof cell === 'string' ? text : `#${String(cell).replace('T', ' ')}`
      }),
    )
  }

  test('every cell of the XLSX is the one in the database, on a sheet a form and a joined one', async () => {
    const sheets = await readBack(await bytes('/admin/replies.xlsx'), 'xlsx')
    const { exportRows } = app.services
    for (const form of forms) {
      const rows = () => exportRows.all({ ...every, conditions: { form: [form.path] } })
      assert.deepEqual(sheets[form.path], await marked(rows, replyColumns([form], {})))
    }
    const joined = await marked(() => exportRows.joined(every), joinedColumns({}))
    assert.deepEqual([joined.length, sheets.joined], [3, joined])
    const numbers = Object.values(sheets).flatMap(sheet => sheet.flat().filter(cell => cell.startsWith('#')))
    assert.deepEqual(new Set(numbers.map(cell => cell.replace(/\d/g, '0'))), new Set(['#0', '#0000-00-00 00:00:00']))
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
})
