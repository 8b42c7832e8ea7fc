import type { Readable } from 'node:stream'
import type { SiteLanguage } from '../site-language.ts'
import type { Column } from './column.ts'
import { inPieces } from './in-pieces.ts'
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

/** Lines per piece of the stream. */
const linesPerPiece = 100

/** A CSV that Excel reads: UTF-8 with a BOM, and lines as `lineOf` writes them. */
export const csvStream = (lines: Rows<string>): Readable =>
  madeAhead(yieldingBetween(pieces(lines)))

async function* pieces(lines: Rows<string>): AsyncGenerator<string> {
  yield '\ufeff'
  for await (const piece of inPieces(lines, linesPerPiece)) yield piece.join('')
}

type Typed = readonly Pick<Column<never>, 'isTyped'>[]

/**
 * A line that ends in CRLF, every cell quoted and guarded, as `columns` say that it was typed or not,
 * with plain spaces.
 */
export const lineOf = (
  cells: readonly string[],
  delimiter: Delimiter,
  columns: Typed = [],
): string => lineOfParts([partOf(cells, delimiter, columns)], delimiter)

/** Parts next to each other. */
export const lineOfParts = (parts: readonly string[], delimiter: Delimiter): string =>
  `"${parts.join(between(delimiter))}"\r\n`

/** Cells of a line that stand side by side, without the first quote and the last. */
export const partOf = (
  cells: readonly string[],
  delimiter: Delimiter,
  columns: Typed = [],
): string =>
  cells.map((cell, at) => guarded(cell, columns[at]?.isTyped ?? false)).join(between(delimiter))

const between = (delimiter: Delimiter): string => `"${delimiter}"`

/** Most cells have nothing of this, and one look at them is enough. */
const special = new RegExp(['"', oddSpace.source, formula.source].join('|'))

function guarded(cell: string, isTyped: boolean): string {
  if (cell === '') return cell
  if (!special.test(cell)) return isTyped ? guardNumber(cell) : cell
  const guard = isTyped ? guardTyped : guardFormula
  return guard(plainSpaces(cell)).replaceAll('"', '""')
}
