import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { Translate } from '../i18n.ts'
import type { SiteLanguage } from '../site-language.ts'
import type { Column } from './column.ts'
import { inTurn, type Rows } from './in-turn.ts'

export type Delimiter = SiteLanguage['csvSeparator']

/**
 * What a spreadsheet would take for a formula, full-width forms too: at the start of the cell, and behind whatever
 * would start another cell for a program that cuts at commas or tabs instead.
 */
const formula = /(?:^|[,;\t\r\n])[ "]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Excel runs such a cell; an apostrophe in front makes it text, and every character of it stays. */
export const guardFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** Rows that are put into words before the next piece of the file leaves. */
const rowsPerPiece = 100

/** A stream of UTF-8 with a BOM, CRLF, every cell quoted and guarded: what Excel opens with its Cyrillic intact. */
export const csvStream = (records: Rows<readonly string[]>, delimiter: Delimiter): Readable =>
  Readable.from(inTurn(pieces(records, delimiter)), { objectMode: false })

async function* pieces(
  records: Rows<readonly string[]>,
  delimiter: Delimiter,
): AsyncGenerator<string> {
  const text = (rows: string[][]) =>
    stringify(rows, { delimiter, quoted: true, quoted_empty: true, record_delimiter: 'windows' })
  yield '\ufeff'
  let rows: string[][] = []
  for await (const cells of records) {
    rows.push(cells.map(guardFormula))
    if (rows.length < rowsPerPiece) continue
    yield text(rows)
    rows = []
  }
  if (rows.length > 0) yield text(rows)
}

/** Headings in words where a language is asked for, then the codes, then the rows. */
export async function* records<R>(
  rows: Rows<R>,
  columns: readonly Column<R>[],
  t: Translate | undefined,
): AsyncGenerator<string[]> {
  if (t) yield columns.map(column => column.heading(t))
  yield columns.map(column => column.code)
  for await (const row of rows) yield columns.map(column => column.cell(row))
}
