import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { Zip, type ZipInputFile } from 'fflate'
import { madeAhead } from './made-ahead.ts'
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

async function* pieces(sheets: readonly Sheet[], look: WorkbookLook): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for await (const [path, parts] of filesOf(sheets, look)) {
    const file: ZipFile = { filename: path, compression: deflated, crc: 0, size: 0 }
    zip.add(file)
    for await (const piece of packed(parts, file)) {
      file.ondata?.(null, piece, false)
      yield* ready.splice(0)
    }
    file.ondata?.(null, new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

type ZipFile = ZipInputFile & { size: number; crc: number }

/** The number of the method in a zip. */
const deflated = 8

/** Bytes; each piece that is packed costs this thread a turn. */
const packedAtOnce = 2 ** 17

/** Packed by Node in a thread of its own; size and checksum are those of what was packed so far. */
function packed(parts: Rows<string>, file: ZipFile): Readable {
  async function* measured() {
    for await (const part of yieldingBetween(parts)) {
      const bytes = Buffer.from(part)
      file.size += bytes.length
      file.crc = crc32(bytes, file.crc)
      yield bytes
    }
  }
  // An error comes out where the packed pieces are read.
  return pipeline(madeAhead(measured()), createDeflateRaw({ chunkSize: packedAtOnce }), () => {})
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
