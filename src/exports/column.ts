import type { Language, Translate } from '../i18n.ts'

/** One column of a file: a code that never changes, its heading, and how to read its cell. */
export type Column<R> = { code: string; heading(t: Translate): string; cell(row: R): string }

/** Which columns a member wants; none chosen: all that are not sensitive. */
export type ColumnChoice = {
  codes?: readonly string[] | undefined
  hasSensitive?: boolean
  /** What has changed, where that is what was asked for. */
  hasChange?: boolean
  /** Options, statuses and moments in the words of this language; without it codes, and moments in UTC. */
  words?: Language | undefined
}
