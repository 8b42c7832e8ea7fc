import type { Database } from '../database.ts'
import { like } from '../text-match.ts'

export type TextSearchStore = ReturnType<typeof createTextSearchStore>

/** Finds a text in the full-text indexes, by reference, or row by row. */
export function createTextSearchStore(database: Database) {
  const participants = database
    .prepare<[string, number], number>(
      'SELECT rowid FROM participants_search WHERE participants_search MATCH ? LIMIT ?',
    )
    .pluck()
  const replies = database
    .prepare<[string, number], number>(
      'SELECT rowid FROM replies_search WHERE replies_search MATCH ? LIMIT ?',
    )
    .pluck()
  const merged = database.prepare<[], { id: number; into: number }>(
    'SELECT id, merged_into AS "into" FROM participants WHERE merged_into IS NOT NULL',
  )
  const byReference = database
    .prepare<[string], number>(
      `SELECT id FROM replies WHERE participant_id =
         (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)`,
    )
    .pluck()

  return {
    /** At most `max` ids; `participants` and `replies` each search their own index. */
    participants: (phrase: string, max: number): number[] => participants.all(phrase, max),
    replies: (phrase: string, max: number): number[] => replies.all(phrase, max),
    /** Ids of merged records and of the participants they were merged into. */
    merged: (): { id: number; into: number }[] => merged.all(),
    byReference: (reference: string): number[] => byReference.all(reference),
    /** The given replies that have all the words, each row read and compared. */
    having: (ids: readonly number[], words: readonly string[]): number[] =>
      database
        .prepare<[object], number>(
          `SELECT replies.id FROM replies JOIN participants ON participants.id = participant_id
           WHERE replies.id IN (SELECT value FROM json_each(:ids)) AND ${hasWords(words)}`,
        )
        .pluck()
        .all({ ids: JSON.stringify(ids), ...patterns(words) }),
  }
}

/** The parameters of `hasWords`: a LIKE pattern for each word. */
export const patterns = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word, index) => [`text${index}`, like(word)]))

/**
 * SQL: the reply or its participant, merged records included, has every word. Its parameters,
 * `:text0` and on, are made by `patterns`.
 */
export const hasWords = (words: readonly string[]): string =>
  words
    .map((_, index) => `:text${index} ESCAPE '\\'`)
    .map(
      pattern => `(participants.search LIKE ${pattern} OR replies.search LIKE ${pattern} OR EXISTS
        (SELECT 1 FROM participants AS merged
         WHERE merged.merged_into = participants.id AND merged.search LIKE ${pattern}))`,
    )
    .join(' AND ')
