import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Translate } from '../i18n.ts'
import type { Column } from './columns.ts'

export type Delimiter = ';' | ','

/** What a spreadsheet would take for a formula, full-width forms too. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/** Excel runs such a cell; an apostrophe in front makes it text, and every character of it stays. */
export const guardFormula = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell)

/** A stream of UTF-8 with a BOM, CRLF, every cell quoted: what Excel opens with its Cyrillic intact. */
export function csvStream<R>(
  rows: Iterable<R>,
  columns: readonly Column<R>[],
  delimiter: Delimiter,
  t?: Translate,
): Readable {
  const csv = stringify({ bom: true, delimiter, quoted: true, quoted_empty: true, record_delimiter: 'windows' })
  return Readable.from(records(rows, columns, t, guardFormula)).pipe(csv)
}

/** Headings in words where a language is asked for, then the codes, then the rows. */
export function* records<R>(
  rows: Iterable<R>,
  columns: readonly Column<R>[],
  t: Translate | undefined,
  guard: (cell: string) => string = cell => cell,
): Generator<string[]> {
  if (t) yield columns.map(column => guard(column.heading(t)))
  yield columns.map(column => column.code)
  for (const row of rows) yield columns.map(column => guard(column.cell(row)))
}
