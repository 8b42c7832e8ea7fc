import { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type Cell, createSheet, type SheetLook } from './xlsx-sheet.ts'
import { framingFiles, type momentFormats, workbookFile } from './xlsx-workbook.ts'
import { type Rows, yieldingBetween } from './yielding-between.ts'

const sheetNameMax = 31
/**
 * A valid name of a sheet: characters that Excel forbids and odd spaces, which nobody could type in
 * a formula, become plain spaces.
 */
export const sheetName = (text: string): string =>
  text
    .replace(/[[\]:*?/\\\s]/g, ' ')
    .slice(0, sheetNameMax)
    .trim()

export type Sheet = SheetLook & { name: string; records: Rows<readonly Cell[]> }

/** Of all sheets. `moments`: how times are shown; `top`: what stands above each printed page. */
export type WorkbookLook = { moments: keyof typeof momentFormats; top: string }

/**
 * A workbook as a stream. Cells are texts, numbers and times by their type, so that no program runs
 * one as a formula, rounds it or takes it for a date. An XLSX is a zip of a few small XML parts;
 * sheets are written row by row and never held whole.
 */
export const xlsxStream = (
  sheets: readonly Sheet[],
  look: WorkbookLook = { moments: 'codes', top: '' },
): Readable => Readable.from(pieces(sheets, look), { objectMode: false })

/** Other requests run after each part, even when no piece of the zip came out: zipping is slow. */
async function* pieces(sheets: readonly Sheet[], look: WorkbookLook): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for await (const [path, parts] of filesOf(sheets, look)) {
    const file = new ZipDeflate(path, { level: 6 })
    zip.add(file)
    for await (const part of yieldingBetween(parts)) {
      file.push(strToU8(part))
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

/** The workbook comes last: it says how far the filter of each sheet goes. */
function* filesOf(
  sheets: readonly Sheet[],
  { moments, top }: WorkbookLook,
): Generator<[path: string, parts: Rows<string>]> {
  yield* framingFiles(sheets.length, moments)
  const written = sheets.map(({ name, records, ...look }) => ({
    name,
    ...createSheet(records, look, top),
  }))
  for (const [index, { parts }] of written.entries())
    yield [`xl/worksheets/sheet${index + 1}.xml`, parts]
  yield workbookFile(written)
}
