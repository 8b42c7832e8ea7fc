import type { Language, Translate } from '../i18n.ts'

/**
 * A column of a file: a code that never changes, its heading, and how its cell is read. `isTyped`:
 * somebody has typed what stands there; all else the program writes, and scripts rely on it.
 */
export type Column<R> = {
  code: string
  isTyped: boolean
  heading(t: Translate): string
  cell(row: R): string
  /** What a workbook has in its place: a number, or a time; left out or undefined: the text. */
  exact?(row: R): number | Temporal.PlainDateTime | undefined
  /** How wide a workbook shows it, in characters; left out: as a short text. */
  width?: number
}

/**
 * Which columns a file has. `columns`: by their codes, left out: all; one may stand for all that begin
 * with it, as rows do. `hasSensitive`: sensitive answers too.
 */
export type ColumnChoice = {
  columns?: readonly string[] | undefined
  hasSensitive?: boolean
  /** With the columns of an export of changes. */
  hasChange?: boolean
  /** The language of options, statuses and moments; left out: codes, and moments in UTC. */
  words?: Language | undefined
}
