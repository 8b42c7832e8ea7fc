import { foldForSearch } from '../latin.ts'
import { parseReference } from '../participants/reference.ts'
import { phrase } from '../text-match.ts'
import type { Selection } from './conditions.ts'
import { addId, type IdSet, idSetOf, idsIn, intersection, noIds, sizeOf } from './id-set.ts'
import type { TextSearchStore } from './text-search-store.ts'

/**
 * `exact`: `ids` are all that have the text; `everywhere` all that have it whatever else is asked, where that is known.
 * `atLeast`: it is so common that only a walk through `candidates` finds them, asking each row for the `words`.
 */
export type TextFound =
  | { kind: 'exact'; ids: IdSet; everywhere: IdSet | undefined }
  | { kind: 'atLeast'; count: number; candidates: IdSet; words: readonly string[] }

export type TextTools = { store: TextSearchStore; selection: Selection }

/** The index knows words of this many letters and more. */
const indexedFrom = 3
/** What more rows have is not read from the index while somebody waits. */
const indexMax = 50_000
/** So many rows are read and compared while somebody waits. */
const checkedMax = 5000
/** And so many to say how many there are at least. */
const sampledMax = 1000
const everyRow = 2 ** 40
/** Nobody types more; each is work. */
const wordsMax = 8
/** Around words they mean the words. */
const quotes = /["«»„“”]/g

/**
 * Finds replies whose participant, speaker or topic has every word of a text, in either script and any order.
 * `mayWait`: all of them, however long it takes.
 */
export function findText(tools: TextTools, q: string, among: IdSet, mayWait: boolean): TextFound {
  const named = tools.store.byReference(parseReference(q) ?? '')
  if (named.length > 0) return exact(among, [idSetOf(named)])
  const words = wordsIn(q)
  // A soft sign alone leaves nothing to look for; everything would have it.
  if (words.length === 0) return exact(among, [noIds()])
  const found = words.map(word => ({
    word,
    ids: having(tools, word, mayWait ? everyRow : indexMax),
  }))
  const sets = found.flatMap(({ ids }) => ids ?? [])
  const unchecked = found.flatMap(({ word, ids }) => (ids ? [] : [word]))
  return unchecked.length === 0
    ? exact(among, sets)
    : checked(tools.store, intersection(among, sets), unchecked, mayWait)
}

const wordsIn = (q: string): string[] =>
  [...new Set(foldForSearch(q.replace(quotes, ' ')).split(' ').filter(Boolean))].slice(0, wordsMax)

function exact(among: IdSet, [first = noIds(), ...rest]: readonly IdSet[]): TextFound {
  const everywhere = intersection(first, rest)
  return { kind: 'exact', ids: intersection(among, [everywhere]), everywhere }
}

/** Undefined: more than `max` have it, or the index does not know so short a word. */
function having({ store, selection }: TextTools, word: string, max: number): IdSet | undefined {
  if ([...word].length < indexedFrom) return undefined
  const participants = store.participants(phrase(word), max + 1)
  const replies = store.replies(phrase(word), max + 1)
  if (participants.length > max || replies.length > max) return undefined
  const ids = selection.repliesOf(withMerged(store, idSetOf(participants)))
  for (const id of replies) addId(ids, id)
  return ids
}

/** Whoever was found by the words of a record that was made one with another is the other. */
function withMerged(store: TextSearchStore, participants: IdSet): IdSet {
  const merged = store.merged()
  if (merged.length === 0) return participants
  const found = new Set(idsIn(participants))
  for (const { id, into } of merged) if (found.has(id)) addId(participants, into)
  return participants
}

function checked(
  store: TextSearchStore,
  ids: IdSet,
  words: readonly string[],
  mayWait: boolean,
): TextFound {
  if (mayWait || sizeOf(ids) <= checkedMax)
    return { kind: 'exact', ids: idSetOf(store.having(idsIn(ids), words)), everywhere: undefined }
  const sample = idsIn(ids).slice(0, sampledMax)
  return { kind: 'atLeast', count: store.having(sample, words).length, candidates: ids, words }
}
