import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { parseReference } from '../participants/reference.ts'
import { like, phrase } from '../text-match.ts'
import type { Facets } from './facets.ts'
import { addId, type IdSet, idSetOf, idsIn, intersection, noIds, sizeOf } from './id-set.ts'

/**
 * `isWhole`: `ids` are all that have the text. Else it is so common that only a walk through `ids` finds them, asking
 * each row for the words that are `unchecked`; there are `atLeast` so many.
 */
export type TextFound = {
  ids: IdSet | undefined
  isWhole: boolean
  atLeast: number
  unchecked: readonly string[]
  /** All replies that have it, whatever else is asked. */
  everywhere: IdSet | undefined
}
export type TextSearch = ReturnType<typeof createTextSearch>

/** The index knows three letters and more. */
const indexedFrom = 3
/** What more rows have is not read from the index while somebody waits. */
const indexMost = 50_000
/** So many rows are read and compared while somebody waits. */
const checkedMost = 5000
/** And so many to say how many there are at least. */
const sampledMost = 1000
const everyRow = 2 ** 40
/** Nobody types more; each is work. */
const wordsMost = 8
/** Around words they mean the words. */
const quotes = /["«»„“”]/g

const table = 'replies JOIN participants ON participants.id = participant_id'

/** Finds replies whose participant, speaker or topic has every word of a text, in either script and any order. */
export function createTextSearch(database: Database, facets: Facets) {
  const indexed = {
    participants: database
      .prepare<[string, number], number>(
        'SELECT rowid FROM participants_search WHERE participants_search MATCH ? LIMIT ?',
      )
      .pluck(),
    replies: database
      .prepare<[string, number], number>(
        'SELECT rowid FROM replies_search WHERE replies_search MATCH ? LIMIT ?',
      )
      .pluck(),
  }
  const merged = database.prepare<[], { id: number; into: number }>(
    'SELECT id, merged_into AS "into" FROM participants WHERE merged_into IS NOT NULL',
  )
  const byReference = database
    .prepare<[string], number>(`SELECT replies.id FROM ${table}
      WHERE participant_id = (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)`)
    .pluck()

  /** Undefined: more than `most` have it, or the index does not know so short a word. */
  function having(word: string, most: number): IdSet | undefined {
    if ([...word].length < indexedFrom) return undefined
    const people = indexed.participants.all(phrase(word), most + 1)
    const own = indexed.replies.all(phrase(word), most + 1)
    if (people.length > most || own.length > most) return undefined
    const ids = facets.repliesOf(withMerged(idSetOf(people)))
    for (const id of own) addId(ids, id)
    return ids
  }

  /** Whoever was found by the words of a record that was made one with another is the other. */
  function withMerged(people: IdSet): IdSet {
    const joined = merged.all()
    if (joined.length === 0) return people
    const found = new Set(idsIn(people))
    for (const { id, into } of joined) if (found.has(id)) addId(people, into)
    return people
  }

  /** Those of these replies that have all the words, read row by row. */
  const checked = (ids: readonly number[], words: readonly string[]): IdSet =>
    idSetOf(
      database
        .prepare<[object], number>(
          `SELECT replies.id FROM ${table} WHERE replies.id IN (SELECT value FROM json_each(:ids)) AND ${hasWords(words)}`,
        )
        .pluck()
        .all({ ids: JSON.stringify(ids), ...patterns(words) }),
    )

  /** Among these replies. `mayWait`: all of them, however long it takes. */
  function find(q: string, among: IdSet, mayWait: boolean): TextFound {
    const named = byReference.all(parseReference(q) ?? '')
    if (named.length > 0) return whole(among, [idSetOf(named)])
    const words = [
      ...new Set(foldForSearch(q.replace(quotes, ' ')).split(' ').filter(Boolean)),
    ].slice(0, wordsMost)
    // A soft sign alone leaves nothing to look for; everything would have it.
    if (words.length === 0) return whole(among, [noIds()])
    const found = words.map(word => ({ word, ids: having(word, mayWait ? everyRow : indexMost) }))
    const sets = found.flatMap(({ ids }) => ids ?? [])
    const unchecked = found.flatMap(({ word, ids }) => (ids ? [] : [word]))
    return unchecked.length === 0
      ? whole(among, sets)
      : partly(intersection(among, sets), unchecked, mayWait)
  }

  function partly(ids: IdSet, unchecked: readonly string[], mayWait: boolean): TextFound {
    if (mayWait || sizeOf(ids) <= checkedMost) {
      const all = checked(idsIn(ids), unchecked)
      return { ids: all, isWhole: true, atLeast: sizeOf(all), unchecked, everywhere: undefined }
    }
    const atLeast = sizeOf(checked(idsIn(ids).slice(0, sampledMost), unchecked))
    return { ids, isWhole: false, atLeast, unchecked, everywhere: undefined }
  }

  return { find }
}

function whole(among: IdSet, [first = noIds(), ...rest]: readonly IdSet[]): TextFound {
  const everywhere = intersection(first, rest)
  const ids = intersection(among, [everywhere])
  return { ids, isWhole: true, atLeast: sizeOf(ids), unchecked: [], everywhere }
}

/** Each word as LIKE takes it, under the names that `hasWords` gives them. */
export const patterns = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(words.map((word, index) => [`text${index}`, like(word)]))

/** `:text0`, `:text1` … are patterns of LIKE. */
export const hasWords = (words: readonly string[]): string =>
  words
    .map((_, index) => `:text${index} ESCAPE '\\'`)
    .map(
      pattern => `(participants.search LIKE ${pattern} OR replies.search LIKE ${pattern} OR EXISTS
        (SELECT 1 FROM participants AS joined WHERE joined.merged_into = participants.id AND joined.search LIKE ${pattern}))`,
    )
    .join(' AND ')
