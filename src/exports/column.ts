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
}

/** Which columns a file has. `codes` left out: all. `hasSensitive`: sensitive answers too. */
export type ColumnChoice = {
  codes?: readonly string[] | undefined
  hasSensitive?: boolean
  /** With the columns of an export of changes. */
  hasChange?: boolean
  /** The language of options, statuses and moments; left out: codes, and moments in UTC. */
  words?: Language | undefined
}
