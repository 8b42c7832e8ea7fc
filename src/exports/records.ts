import type { Translate } from '../i18n.ts'
import type { Column } from './column.ts'
import type { Cell } from './xlsx-sheet.ts'
import type { Rows } from './yielding-between.ts'

/** The lines of a file: headings in words if `t` is given, then codes, then the rows. */
export async function* records<R>(
  rows: Rows<R>,
  columns: readonly Column<R>[],
  t: Translate | undefined,
): AsyncGenerator<string[]> {
  if (t) yield columns.map(column => column.heading(t))
  yield columns.map(column => column.code)
  for await (const row of rows) yield columns.map(column => column.cell(row))
}

/** The same for a workbook; codes stand there where they are asked for, or where nothing else does. */
export async function* exactRecords<R>(
  rows: Rows<R>,
  columns: readonly Column<R>[],
  t: Translate | undefined,
  hasCodes: boolean,
): AsyncGenerator<Cell[]> {
  if (t) yield columns.map(column => column.heading(t))
  if (hasCodes || !t) yield columns.map(column => column.code)
  for await (const row of rows) yield columns.map(column => column.exact?.(row) ?? column.cell(row))
}
