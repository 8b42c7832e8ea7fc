import type { Database } from '../database.ts'
import { countriesNamed } from '../facts/country-words.ts'
import type { Wanted } from '../search-text.ts'
import { phrase } from '../text-match.ts'

export type TextSearchStore = ReturnType<typeof createTextSearchStore>

const indexes = ['participants_search', 'notes_search', 'replies_search'] as const
type Index = (typeof indexes)[number]

/** Ids in whose indexed text one of the texts stands. */
const matching = (index: Index): string =>
  `SELECT rowid AS id FROM ${index} WHERE ${index} MATCH :${index}`

const hasText = (column: string): string =>
  `EXISTS (SELECT 1 FROM json_each(:texts) WHERE instr(${column}, value))`

const participantsSql = `
  ${matching('participants_search')}
  UNION ALL SELECT participant_id FROM notes WHERE id IN (${matching('notes_search')})
  UNION ALL SELECT participant_id FROM tags WHERE ${hasText('tags.search')}
  UNION ALL SELECT id FROM participants
    WHERE merged_into IS NULL AND country IN (SELECT value FROM json_each(:countries))`

/** Finds a text in the full-text indexes, by reference, or row by row. */
export function createTextSearchStore(database: Database) {
  /** Half a million ids come as one text in a third of the time. */
  const idsFrom = (sql: string) => {
    const ids = database
      .prepare<[object], string>(`SELECT json_group_array(id) FROM (${sql} LIMIT :max)`)
      .pluck()
    return (values: object): number[] => JSON.parse(ids.get(values) ?? '[]')
  }
  const phrasesFor = createPhrases(database)
  const participants = idsFrom(participantsSql)
  const replies = idsFrom(matching('replies_search'))
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
    /** At most `max` ids of participants who have the word, replies left out; some of them twice. */
    participants: (wanted: Wanted, max: number): number[] =>
      participants({
        ...valuesOf(wanted),
        ...phrasesFor(wanted, ['participants_search', 'notes_search']),
        max,
      }),
    /** At most `max` ids of replies with the word among their answers. */
    replies: (wanted: Wanted, max: number): number[] =>
      replies({ ...phrasesFor(wanted, ['replies_search']), max }),
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

const indexedLetters = 3

/**
 * What to look for in an index of three letters each. Behind a shorter text stands another letter or
 * the blank at the word's end, so that it is found by all threes of the index that begin with it.
 */
function createPhrases(database: Database) {
  const beginningWith = (index: Index) => {
    database.exec(
      `CREATE VIRTUAL TABLE temp.${index}_terms USING fts5vocab('main', '${index}', 'row')`,
    )
    return database
      .prepare<[string, string], string>(
        `SELECT term FROM ${index}_terms WHERE term >= ? AND term < ? || char(0x10FFFF)`,
      )
      .pluck()
  }
  const terms = new Map(indexes.map(index => [index, beginningWith(index)]))
  const inIndex = (text: string, index: Index): string[] =>
    [...text].length < indexedLetters ? (terms.get(index)?.all(text, text) ?? []) : [text]
  return ({ texts }: Wanted, among: readonly Index[]): Record<string, string> =>
    Object.fromEntries(
      among.map(index => [
        index,
        texts
          .flatMap(text => inIndex(text, index))
          .map(phrase)
          .join(' OR ') || nothing,
      ]),
    )
}

/** A phrase without a letter. */
const nothing = phrase('')

const valuesOf = ({ texts, word }: Wanted) => ({
  texts: JSON.stringify(texts),
  countries: JSON.stringify(countriesNamed(word)),
})

/** The parameters of `hasWords`: for each word its texts and the countries that are called by it. */
const patterns = (words: readonly Wanted[]): Record<string, string> =>
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
const hasWords = (words: readonly Wanted[]): string =>
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
