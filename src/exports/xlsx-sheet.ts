import { inPieces } from './in-pieces.ts'
import { oddSpace, plainSpaces } from './plain-spaces.ts'
import {
  declaration,
  escapeXml,
  mainNamespace,
  type SheetArea,
  specialInXml,
  style,
} from './xlsx-workbook.ts'
import type { Rows } from './yielding-between.ts'

/** A text, a number, or a time as a clock on the wall shows it. Empty: nothing stands there. */
export type Cell = string | number | Temporal.PlainDateTime

/** `widths`: of the columns, in characters. `headRows`: they stay in sight; the last one filters. */
export type SheetLook = { widths?: readonly number[]; headRows?: number }

/** Rows per part of a sheet. */
const rowsPerPiece = 50
/** Characters on a sheet of paper that can still be read. */
const paperWidth = 260

/** The parts of a sheet, to be read once. */
export function createSheet(
  records: Rows<readonly Cell[]>,
  { widths = [], headRows = 1 }: SheetLook,
  top: string,
) {
  let [rows, columns] = [0, widths.length]
  const area = (): SheetArea => ({
    headRows,
    filter: `$A$${headRows}:$${letters(Math.max(columns, 1))}$${Math.max(rows, headRows)}`,
  })

  async function* parts(): AsyncGenerator<string> {
    yield beginning(widths, headRows)
    for await (const piece of inPieces(records, rowsPerPiece)) yield piece.map(rowOf).join('')
    yield end(area().filter.replaceAll('$', ''), top)
  }

  function rowOf(cells: readonly Cell[]): string {
    columns = Math.max(columns, cells.length)
    const look = rows++ < headRows ? ` s="${style.head}"` : ''
    return `<row>${cells.map(cell => xmlOf(cell, look)).join('')}</row>`
  }

  return { parts: parts(), area }
}

function beginning(widths: readonly number[], headRows: number): string {
  const fits = widths.reduce((sum, width) => sum + width, 0) <= paperWidth
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return (
    `${declaration}<worksheet xmlns="${mainNamespace}">` +
    `<sheetPr><pageSetUpPr fitToPage="${fits ? 1 : 0}"/></sheetPr>` +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${headRows}" topLeftCell="A${headRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    '<sheetData>'
  )
}

/** Digits that are texts are meant so: Excel is not to mark each of them. */
const end = (filter: string, top: string): string =>
  `</sheetData><autoFilter ref="${filter}"/>` +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
  `<headerFooter><oddHeader>&amp;L${escapeXml(plainSpaces(top).replaceAll('&', '&&'))}</oddHeader>` +
  '<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>' +
  `<ignoredErrors><ignoredError sqref="${filter}" numberStoredAsText="1"/></ignoredErrors></worksheet>`

/** Excel opens no file in which a cell has more characters. */
const longestCell = 32_767

function xmlOf(cell: Cell, look: string): string {
  if (typeof cell === 'number') return `<c${look}><v>${cell}</v></c>`
  if (typeof cell !== 'string') return `<c s="${style.moment}"><v>${serial(cell)}</v></c>`
  if (cell === '') return `<c${look}/>`
  return `<c t="inlineStr"${look}><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
}

/** Most texts have nothing of this, and one look at them is enough. */
const special = new RegExp([oddSpace.source, specialInXml.source].join('|'))

function xmlText(cell: string): string {
  const text = cell.slice(0, longestCell)
  return special.test(text) ? escapeXml(plainSpaces(text)) : text
}

const dayZero = Date.UTC(1899, 11, 30)
const millisecondsInDay = 86_400_000

/** A spreadsheet counts days, and a time is a part of one. Temporal would take four times as long. */
function serial({ year, month, day, hour, minute, second }: Temporal.PlainDateTime): number {
  return (Date.UTC(year, month - 1, day, hour, minute, second) - dayZero) / millisecondsInDay
}

/** «A» for 1, «AA» for 27. */
const letters = (column: number): string =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
