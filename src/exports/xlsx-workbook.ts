import type { Rows } from './yielding-between.ts'

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Times as people read them, in whatever language; or as the CSV writes them. */
export const momentFormats = {
  words: 'dd\\.mm\\.yyyy\\,\\ hh:mm',
  codes: 'yyyy\\-mm\\-dd"T"hh:mm:ss"Z"',
} as const

/** Numbers of the looks in `styles`; 0 is that of all else. */
export const style = { head: 1, moment: 2 } as const

/** Where the head of a sheet and its filter are; known when the sheet is written. */
export type SheetArea = { headRows: number; filter: string }

type File = [path: string, parts: Rows<string>]

/** Everything but the sheets and the workbook. */
export function framingFiles(sheets: number, moments: keyof typeof momentFormats): File[] {
  const each = (write: (number: number) => string) =>
    Array.from({ length: sheets }, (_, index) => write(index + 1)).join('')
  const types = each(n => part(`worksheets/sheet${n}.xml`, 'worksheet'))
  const links = each(n => link(n, 'worksheet', `worksheets/sheet${n}.xml`))
  return [
    [
      '[Content_Types].xml',
      [
        `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
          `${part('workbook.xml', 'sheet.main')}${part('styles.xml', 'styles')}${types}</Types>`,
      ],
    ],
    ['_rels/.rels', [relationships(link(1, 'officeDocument', 'xl/workbook.xml'))]],
    [
      'xl/_rels/workbook.xml.rels',
      [relationships(links + link(sheets + 1, 'styles', 'styles.xml'))],
    ],
    ['xl/styles.xml', [styles(momentFormats[moments])]],
  ]
}

const part = (path: string, type: string): string =>
  `<Override PartName="/xl/${path}" ContentType="${contentType}.${type}+xml"/>`

const link = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`

const relationships = (links: string): string =>
  `${declaration}<Relationships xmlns="${packaged}/relationships">${links}</Relationships>`

const styles = (moment: string): string =>
  `${declaration}<styleSheet xmlns="${mainNamespace}">` +
  `<numFmts count="1"><numFmt numFmtId="164" formatCode="${escapeXml(moment)}"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

/** The head of each sheet is printed on each of its pages. */
export function workbookFile(sheets: readonly { name: string; area(): SheetArea }[]): File {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const names = sheets.map(({ name, area }, at) => {
    const sheet = `${escapeXml(`'${name.replaceAll("'", "''")}'`)}!`
    const { headRows, filter } = area()
    return (
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${sheet}${filter}</definedName>` +
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}$1:$${headRows}</definedName>`
    )
  })
  return [
    'xl/workbook.xml',
    [
      `${declaration}<workbook xmlns="${mainNamespace}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>` +
        `<definedNames>${names.join('')}</definedNames></workbook>`,
    ],
  ]
}

/** What `escapeXml` may have to change in a text. */
export const specialInXml = /[_&<>"]|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/

/**
 * Escapes `_x0041_` too, which spreadsheets read as one character. Removes characters that XML
 * cannot hold; clean text has none.
 */
export const escapeXml = (text: string): string =>
  text
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
