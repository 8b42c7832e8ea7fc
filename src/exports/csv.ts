import { Readable } from 'node:stream'
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
  const quoted = (cell: string, at: number) => (cell ? inQuotes(guarded(cell, columns[at])) : '""')
  yield '\ufeff'
  let lines: string[] = []
  for await (const cells of records) {
    lines.push(`${cells.map(quoted).join(delimiter)}\r\n`)
    if (lines.length < rowsPerPiece) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}

const guarded = (cell: string, column: Typed[number] | undefined): string =>
  column?.isTyped ? guardTyped(plainSpaces(cell)) : guardFormula(plainSpaces(cell))

const inQuotes = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
