import { Readable } from 'node:stream'
import { strToU8, Zip, ZipDeflate } from 'fflate'
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

export type Sheet = { name: string; records: Rows<readonly string[]> }

/** Rows per part of a sheet. */
const rowsPerPiece = 50

/**
 * A workbook as a stream. Every cell is typed as a string, so that no program runs it as a formula,
 * rounds it or turns it into a date. An XLSX is a zip of a few small XML parts; sheets are written
 * row by row and never held whole.
 */
export const xlsxStream = (sheets: readonly Sheet[]): Readable =>
  Readable.from(pieces(sheets), { objectMode: false })

/** Other requests run after each part, even when no piece of the zip came out: zipping is slow. */
async function* pieces(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  for (const [path, parts] of filesOf(sheets)) {
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

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function filesOf(sheets: readonly Sheet[]): [path: string, parts: Rows<string>][] {
  const each = (write: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, index) => write(sheet, index + 1)).join('')
  const types = each(
    (_, n) =>
      `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`,
  )
  const names = each(
    ({ name }, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`,
  )
  const links = each(
    (_, n) =>
      `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  return [
    [
      '[Content_Types].xml',
      [
        `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${types}</Types>`,
      ],
    ],
    [
      '_rels/.rels',
      [
        `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    ],
    [
      'xl/workbook.xml',
      [
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names}</sheets></workbook>`,
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      [`${declaration}<Relationships xmlns="${packaged}/relationships">${links}</Relationships>`],
    ],
    ...sheets.map(({ records }, index): [string, Rows<string>] => [
      `xl/worksheets/sheet${index + 1}.xml`,
      sheetParts(records),
    ]),
  ]
}

async function* sheetParts(records: Rows<readonly string[]>): AsyncGenerator<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetData>`
  let rows: string[] = []
  for await (const cells of records) {
    rows.push(`<row>${cells.map(cellOf).join('')}</row>`)
    if (rows.length === rowsPerPiece) {
      yield rows.join('')
      rows = []
    }
  }
  yield `${rows.join('')}</sheetData></worksheet>`
}

const cellOf = (text: string): string =>
  text === ''
    ? '<c/>'
    : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/**
 * Escapes `_x0041_` too, which spreadsheets read as one character. Removes characters that XML
 * cannot hold; clean text has none.
 */
const escapeXml = (text: string): string =>
  text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
