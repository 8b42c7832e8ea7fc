import type { Readable } from 'node:stream'
import { type Language, siteLanguage } from '../i18n.ts'
import { csvStream } from './csv.ts'

/**
 * A column of a list that is always exported whole: a code that never changes, and how to read
 * its cell.
 */
export type CodedColumn<R> = { code: string; cell(row: R): string }

export const own = <R>(code: string, cell: (row: R) => string): CodedColumn<R> => ({ code, cell })

/** One line with the codes, then one a row; the same shape as the CSV of the replies, as the reader's spreadsheet takes it. */
export const codedCsv = <R>(
  rows: readonly R[],
  columns: readonly CodedColumn<R>[],
  language: Language,
): Readable =>
  csvStream(
    [columns.map(({ code }) => code), ...rows.map(row => columns.map(({ cell }) => cell(row)))],
    siteLanguage(language).csvSeparator,
  )

/**
 * Columns that are fields, under their names; a name that the edition does not have is no
 * column.
 */
export const fieldColumns = <R>(
  names: readonly (string | undefined)[],
  cell: (row: R, name: string) => string,
): CodedColumn<R>[] =>
  names
    .filter(name => name !== undefined)
    .map(name => ({ code: name, cell: row => cell(row, name) }))
