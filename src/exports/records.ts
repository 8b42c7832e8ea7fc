import type { Translate } from '../i18n.ts'
import type { Column } from './column.ts'
import type { Cell } from './xlsx-sheet.ts'
import type { Rows } from './yielding-between.ts'

/**
 * The rows of a sheet: headings in words if `t` is given, codes where they are asked for, or where
 * nothing else stands there, then the rows.
 */
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
