import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { aiGovernanceDay, participation } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { useOpenDocument } from '../support/libreoffice.ts'
import { signedIn } from '../support/staff.ts'

const open = useOpenDocument()

const columns = ['submitted_at', 'contact_phone', 'family_name', 'notes', 'table']
const asked = columns.map(column => `column=${column}`).join('&')

/** In hundredths of a character, near enough for a program that counts in inches. */
const inCharacters = (width = '') => Number.parseFloat(width) * 10.3

describe('a workbook as LibreOffice opens it', () => {
  const app = useApp({}, createDial())
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    const made = createDesk(app)
    const typed = { contact_phone: '84950000000', family_name: 'Petrova', notes: '0012' }
    const forms = ['participation', 'ai-governance-day']
    const one = await made.participant(forms, { ...participation, ...aiGovernanceDay, ...typed })
    made.decide(one, 'ai-governance-day', 'invited')
    made.release(one, 'ai-governance-day')
    app.services.seating.seat([{ replyId: one.reply('ai-governance-day').id, from: null }], { table: 3 }, 'x')
    desk = await signedIn(app)
  })
  const workbook = async (query: string) =>
    new Uint8Array(await (await desk.get(`/admin/replies.xlsx?${asked}&${query}`)).arrayBuffer())
  const cellsIn = ($: CheerioAPI, sheet: number) =>
    $('table\\:table')
      .eq(sheet)
      .find('table\\:table-row')
      .toArray()
      .map(row =>
        $(row)
          .children('[office\\:value-type]')
          .toArray()
          .map(({ attribs }) => attribs)
          .map(cell => cell['office:date-value'] ?? cell['office:value'] ?? cell['office:value-type']),
      )

  test('has the values as what they are: texts, numbers and times, and no formula', async () => {
    const $ = await open(await workbook('headings=ru&values=words'))
    const moment = '2025-04-28T09:00:00'
    const heads = Array(6).fill('string')
    assert.deepEqual(cellsIn($, 0), [heads, ['string', moment, 'string', 'string', 'string']])
    assert.deepEqual(cellsIn($, 2), [heads.slice(1), ['string', '3', moment, 'string', 'string']])
    assert.equal($('[table\\:formula]').length, 0)
    const style = $(`[office\\:date-value]`).attr('table:style-name')
    const format = $(`style\\:style[style\\:name=${style}]`).attr('style:data-style-name')
    assert.equal(
      $(`number\\:date-style[style\\:name=${format}]`)
        .children()
        .toArray()
        .map(part => part.name.replace('number:', ''))
        .join(' '),
      'day text month text year text hours text minutes',
    )
    // Without words a time is UTC, as the CSV has it.
    assert.equal(cellsIn(await open(await workbook('')), 0)[1]?.[1], '2025-04-28T07:00:00')
  })

  test('has a filter at its head, which is printed on each page, and columns as wide as what stands in them', async () => {
    const $ = await open(await workbook('headings=ru&values=words'))
    const [filter] = $('table\\:database-range').toArray()
    assert.deepEqual(
      [filter?.attribs['table:target-range-address'], filter?.attribs['table:display-filter-buttons']],
      ["'Подтверждение участия'.A1:'Подтверждение участия'.F2", 'true'],
    )
    const sheet = $('table\\:table').first()
    assert.equal(sheet.find('table\\:table-header-rows table\\:table-row').length, 1)
    const widths = sheet
      .find('table\\:table-column')
      .toArray()
      .slice(0, 6)
      .flatMap(({ attribs }) =>
        Array<number>(Number(attribs['table:number-columns-repeated'] ?? 1)).fill(
          inCharacters(
            $(`style\\:style[style\\:name=${attribs['table:style-name']}] style\\:table-column-properties`).attr(
              'style:column-width',
            ),
          ),
        ),
      )
      .slice(0, 6)
    const [reference = 0, table = 0, submitted = 0, phone = 0, family = 0, notes = 0] = widths
    assert.ok(
      table < submitted && submitted < phone && phone === family && family <= reference && 1.5 * family < notes,
      String(widths),
    )
  })

  const partsOf = (file: Uint8Array, path: string) =>
    load(strFromU8(unzipSync(file)[path] ?? new Uint8Array()), { xml: true })

  test('keeps its head in sight, with the codes where they are asked for, and filters by its last line', async () => {
    for (const [query, rows] of [
      ['headings=ru&values=words', 1],
      ['headings=ru&values=words&codes=1', 2],
      ['', 1],
    ] as const) {
      const file = await workbook(query)
      const $ = partsOf(file, 'xl/worksheets/sheet1.xml')
      assert.deepEqual(
        { ...$('pane').attr() },
        {
          ySplit: String(rows),
          topLeftCell: `A${rows + 1}`,
          activePane: 'bottomLeft',
          state: 'frozen',
        },
      )
      assert.deepEqual(
        [$('autoFilter').attr('ref'), $('row').length, partsOf(file, 'xl/workbook.xml')('workbookView').length],
        [`A${rows}:F${rows + 1}`, rows + 1, 1],
      )
    }
  })
})
