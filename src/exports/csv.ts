import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { SiteLanguage } from '../site-language.ts'
import type { Column } from './column.ts'
import { isNumberLike } from './number-like.ts'
import { plainSpaces } from './plain-spaces.ts'
import { type Rows, yieldingBetween } from './yielding-between.ts'

export type Delimiter = SiteLanguage['csvSeparator']

/**
 * The start of a formula, in full-width characters too: at the start of the cell, or after a
 * character at which some programs would start another cell.
 */
const formula = /(?:^|[,;\t\r\n])[ "]*[=+\-@＝＋－＠]|^[\t\r\n]/

/** Puts an apostrophe before a cell that Excel would run as a formula: that makes it text. */
export const guardFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/**
 * A typed text that spreadsheets would take for a number ends in a tab, which nobody sees and every
 * script strips: with it, Excel and LibreOffice leave the text as it is.
 */
export const guardTyped = (cell: string): string =>
  !formula.test(cell) && isNumberLike(cell) ? `${cell}\t` : guardFormula(cell)

/** Rows per piece of the stream. */
const rowsPerPiece = 100

type Typed = readonly Pick<Column<never>, 'isTyped'>[]

/**
 * A CSV that Excel reads: UTF-8 with a BOM, CRLF, every cell quoted and guarded, as `columns` say that
 * it was typed or not, with plain spaces.
 */
export const csvStream = (
  records: Rows<readonly string[]>,
  delimiter: Delimiter,
  columns: Typed = [],
): Readable =>
  Readable.from(yieldingBetween(pieces(records, delimiter, columns)), { objectMode: false })

async function* pieces(
  records: Rows<readonly string[]>,
  delimiter: Delimiter,
  columns: Typed,
): AsyncGenerator<string> {
  const guarded = (cell: string, at: number) =>
    columns[at]?.isTyped ? guardTyped(plainSpaces(cell)) : guardFormula(plainSpaces(cell))
  const text = (rows: string[][]) =>
    stringify(rows, { delimiter, quoted: true, quoted_empty: true, record_delimiter: 'windows' })
  yield '\ufeff'
  let rows: string[][] = []
  for await (const cells of records) {
    rows.push(cells.map(guarded))
    if (rows.length < rowsPerPiece) continue
    yield text(rows)
    rows = []
  }
  if (rows.length > 0) yield text(rows)
}
