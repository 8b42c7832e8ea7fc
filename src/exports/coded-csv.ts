import type { Readable } from 'node:stream'
import { type Language, siteLanguage } from '../i18n.ts'
import type { Column } from './column.ts'
import { csvStream, type Delimiter, lineOf } from './csv.ts'

/** A column of a file without a choice of columns, which needs no heading. */
export type CodedColumn<R> = Omit<Column<R>, 'heading'>

/** What the program writes: a code, a number, a time. */
export const codedColumn = <R>(code: string, cell: (row: R) => string): CodedColumn<R> => ({
  code,
  isTyped: false,
  cell,
})

/** What somebody has typed. */
export const typedColumn = <R>(code: string, cell: (row: R) => string): CodedColumn<R> => ({
  code,
  isTyped: true,
  cell,
})

/** A CSV with a line of codes, then a line per row: the same form as the CSV of replies. */
export const codedCsv = <R>(
  rows: readonly R[],
  columns: readonly CodedColumn<R>[],
  language: Language,
): Readable => csvStream(codedLines(rows, columns, siteLanguage(language).csvSeparator))

function* codedLines<R>(
  rows: readonly R[],
  columns: readonly CodedColumn<R>[],
  delimiter: Delimiter,
): Generator<string> {
  const line = (cells: string[]) => lineOf(cells, delimiter, columns)
  yield line(columns.map(({ code }) => code))
  for (const row of rows) yield line(columns.map(({ cell }) => cell(row)))
}

/** Columns of fields. An undefined name is of a field that the edition lacks: no column. */
export const fieldColumns = <R>(
  names: readonly (string | undefined)[],
  cell: (row: R, name: string) => string,
): CodedColumn<R>[] =>
  names.filter(name => name !== undefined).map(name => typedColumn(name, row => cell(row, name)))
