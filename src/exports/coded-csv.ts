import type { Readable } from 'node:stream'
import { type Language, siteLanguage } from '../i18n.ts'
import type { Column } from './column.ts'
import { csvStream, lineOf } from './csv.ts'

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
  rows: Iterable<R>,
  columns: readonly CodedColumn<R>[],
  language: Language,
): Readable => csvStream(linesOf(rows, codedLines(columns, language)))

/** `head`: of codes; `line`: of a row. */
export type CodedLines<R> = { head: string; line(row: R): string }

export function codedLines<R>(
  columns: readonly CodedColumn<R>[],
  language: Language,
): CodedLines<R> {
  const { csvSeparator } = siteLanguage(language)
  const lineWith = (cells: string[]) => lineOf(cells, csvSeparator, columns)
  return {
    head: lineWith(columns.map(({ code }) => code)),
    line: row => lineWith(columns.map(({ cell }) => cell(row))),
  }
}

function* linesOf<R>(rows: Iterable<R>, { head, line }: CodedLines<R>): Generator<string> {
  yield head
  for (const row of rows) yield line(row)
}

/** Columns of fields. An undefined name is of a field that the edition lacks: no column. */
export const fieldColumns = <R>(
  names: readonly (string | undefined)[],
  cell: (row: R, name: string) => string,
): CodedColumn<R>[] =>
  names.filter(name => name !== undefined).map(name => typedColumn(name, row => cell(row, name)))
