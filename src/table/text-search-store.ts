import type { Database } from '../database.ts'
import { countriesNamed } from '../facts/country-words.ts'
import type { Wanted } from '../search-text.ts'
import { phrase } from '../text-match.ts'

export type TextSearchStore = ReturnType<typeof createTextSearchStore>

/** Ids in whose indexed text one of the texts stands. */
const matching = (index: string): string =>
  `SELECT rowid FROM ${index} WHERE ${index} MATCH :phrases`

const hasText = (column: string): string =>
  `EXISTS (SELECT 1 FROM json_each(:texts) WHERE instr(${column}, value))`

const participantsSql = `
  SELECT rowid FROM participants_search WHERE participants_search MATCH :phrases
  UNION SELECT participant_id FROM notes WHERE id IN (${matching('notes_search')})
  UNION SELECT participant_id FROM tags WHERE ${hasText('tags.search')}
  UNION SELECT id FROM participants
    WHERE merged_into IS NULL AND country IN (SELECT value FROM json_each(:countries))
  LIMIT :max`

/** Finds a text in the full-text indexes, by reference, or row by row. */
export function createTextSearchStore(database: Database) {
  const participants = database.prepare<[object], number>(participantsSql).pluck()
  const replies = database
    .prepare<[object], number>(`${matching('replies_search')} LIMIT :max`)
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
    /** At most `max` ids of participants who have the word, replies left out. */
    participants: (wanted: Wanted, max: number): number[] =>
      participants.all({ ...valuesOf(wanted), phrases: phrasesOf(wanted), max }),
    /** At most `max` ids of replies with the word among their answers. */
    replies: (wanted: Wanted, max: number): number[] =>
      replies.all({ phrases: phrasesOf(wanted), max }),
    /** Ids of merged records and of the participants they were merged into. */
    merged: (): { id: number; into: number }[] => merged.all(),
    byReference: (reference: string): number[] => byReference.all(reference),
    /** The given replies that have all the words, each row read and compared. */
    having: (ids: readonly number[], words: readonly Wanted[]): number[] =>
      database
        .prepare<[object], number>(
          `SELECT replies.id FROM replies JOIN participants ON participants.id = participant_id
           WHERE replies.id IN (SELECT value FROM json_each(:ids)) AND ${hasWords(words)}`,
        )
        .pluck()
        .all({ ids: JSON.stringify(ids), ...patterns(words) }),
  }
}

const phrasesOf = ({ texts }: Wanted): string => texts.map(phrase).join(' OR ')

const valuesOf = ({ texts, word }: Wanted) => ({
  texts: JSON.stringify(texts),
  countries: JSON.stringify(countriesNamed(word)),
})

/** The parameters of `hasWords`: for each word its texts and the countries that are called by it. */
export const patterns = (words: readonly Wanted[]): Record<string, string> =>
  Object.fromEntries(
    words.flatMap((wanted, index) => [
      ...wanted.texts.map((text, number) => [`text${index}_${number}`, text]),
      [`countries${index}`, valuesOf(wanted).countries],
    ]),
  )

/**
 * SQL: the reply or its participant, merged records, notes and tags included, has every word. Its
 * parameters are made by `patterns`.
 */
export const hasWords = (words: readonly Wanted[]): string =>
  words
    .map(({ texts }, index) => {
      const has = (column: string) =>
        `(${texts.map((_, number) => `instr(${column}, :text${index}_${number})`).join(' OR ')})`
      const of = (table: string, owner: string) =>
        `EXISTS (SELECT 1 FROM ${table} AS own WHERE own.${owner} = participants.id AND ${has('own.search')})`
      return `(${[
        has('participants.search'),
        has('replies.search'),
        of('participants', 'merged_into'),
        of('tags', 'participant_id'),
        of('notes', 'participant_id'),
        `participants.country IN (SELECT value FROM json_each(:countries${index}))`,
      ].join(' OR ')})`
    })
    .join(' AND ')
