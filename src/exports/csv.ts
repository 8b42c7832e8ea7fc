import type { Readable } from 'node:stream'
import type { SiteLanguage } from '../site-language.ts'
import type { Column } from './column.ts'
import { madeAhead } from './made-ahead.ts'
import { isNumberLike } from './number-like.ts'
import { oddSpace, plainSpaces } from './plain-spaces.ts'
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
  formula.test(cell) ? guardFormula(cell) : guardNumber(cell)

const guardNumber = (cell: string): string => (isNumberLike(cell) ? `${cell}\t` : cell)

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
): Readable => madeAhead(yieldingBetween(pieces(records, delimiter, columns)))

async function* pieces(
  records: Rows<readonly string[]>,
  delimiter: Delimiter,
  columns: Typed,
): AsyncGenerator<string> {
  yield '\ufeff'
  let lines: string[] = []
  for await (const cells of records) {
    lines.push(lineOf(cells, delimiter, columns))
    if (lines.length < rowsPerPiece) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}

function lineOf(cells: readonly string[], delimiter: Delimiter, columns: Typed): string {
  const written = cells.map((cell, at) => inside(cell, columns[at]?.isTyped ?? false))
  return `"${written.join(`"${delimiter}"`)}"\r\n`
}

/** Most cells have nothing of this, and one look at them is enough. */
const special = new RegExp(['"', oddSpace.source, formula.source].join('|'))

/** What stands between the quotes of a cell. */
function inside(cell: string, isTyped: boolean): string {
  if (cell === '') return cell
  if (!special.test(cell)) return isTyped ? guardNumber(cell) : cell
  const guard = isTyped ? guardTyped : guardFormula
  return guard(plainSpaces(cell)).replaceAll('"', '""')
}
