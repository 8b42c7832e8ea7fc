import { parseReference } from '../participants/reference.ts'
import { type Wanted, wantedIn } from '../search-text.ts'
import type { Selection } from './conditions.ts'
import { addId, type IdSet, idSetOf, idsIn, intersection, noIds, sizeOf } from './id-set.ts'
import type { TextSearchStore } from './text-search-store.ts'

/**
 * `exact`: `ids` are all matching replies; `everywhere` all with the text, whatever the conditions,
 * where that is known. `atLeast`: the text is so common that only `count` matches were counted; the
 * others have to be found among the `candidates`, row by row, by the `words`.
 */
export type TextFound =
  | { kind: 'exact'; ids: IdSet; everywhere: IdSet | undefined }
  | { kind: 'atLeast'; count: number; candidates: IdSet; words: readonly Wanted[] }

export type TextTools = { store: TextSearchStore; selection: Selection }

/** The full-text index finds words of this many letters and more. */
const indexedFrom = 3
/** While somebody waits, a word with more matches than this is not read from the index. */
const indexMax = 50_000
/** While somebody waits, at most this many rows are read and compared. */
const checkedMax = 5000
/** Where there are more, this many are compared for a lower bound of the count. */
const sampledMax = 1000
const noLimit = 2 ** 40
/**
 * Finds replies that have every word of the text, in whatever script, spelling and order: in the
 * answers that are searched, the name of the country, tags or notes. A reference finds its participant's replies. `mayWait`: search to the end,
 * however long it takes.
 */
export function findText(tools: TextTools, q: string, among: IdSet, mayWait: boolean): TextFound {
  const named = tools.store.byReference(parseReference(q) ?? '')
  if (named.length > 0) return exact(among, [idSetOf(named)])
  const words = wantedIn(q)
  // Folding may leave no word, for example of a soft sign alone: then nothing matches, rather than
  // everything.
  if (words.length === 0) return exact(among, [noIds()])
  const found = words.map(word => ({
    word,
    ids: having(tools, word, mayWait ? noLimit : indexMax),
  }))
  const sets = found.flatMap(({ ids }) => ids ?? [])
  const unchecked = found.flatMap(({ word, ids }) => (ids ? [] : [word]))
  return unchecked.length === 0
    ? exact(among, sets)
    : (checkedEverywhere(tools.store, among, sets, unchecked) ??
        checked(tools.store, intersection(among, sets), unchecked, mayWait))
}

/** Undefined: the other words leave too many rows to be read, whatever the conditions. */
function checkedEverywhere(
  store: TextSearchStore,
  among: IdSet,
  [first, ...rest]: readonly IdSet[],
  words: readonly Wanted[],
): TextFound | undefined {
  const having = first && intersection(first, rest)
  if (!having || sizeOf(having) > checkedMax) return undefined
  return exact(among, [idSetOf(store.having(idsIn(having), words))])
}

function exact(among: IdSet, [first = noIds(), ...rest]: readonly IdSet[]): TextFound {
  const everywhere = intersection(first, rest)
  return { kind: 'exact', ids: intersection(among, [everywhere]), everywhere }
}

/** Undefined: more than `max` rows have the word, or it is too short for the index. */
function having({ store, selection }: TextTools, wanted: Wanted, max: number): IdSet | undefined {
  if (wanted.texts.some(text => [...text].length < indexedFrom)) return undefined
  const participants = store.participants(wanted, max + 1)
  const replies = store.replies(wanted, max + 1)
  if (participants.length > max || replies.length > max) return undefined
  const ids = selection.repliesOf(withMerged(store, idSetOf(participants)))
  for (const id of replies) addId(ids, id)
  return ids
}

/** Adds the participants into whom found records were merged. */
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
  words: readonly Wanted[],
  mayWait: boolean,
): TextFound {
  if (mayWait || sizeOf(ids) <= checkedMax)
    return { kind: 'exact', ids: idSetOf(store.having(idsIn(ids), words)), everywhere: undefined }
  const sample = idsIn(ids).slice(0, sampledMax)
  return { kind: 'atLeast', count: store.having(sample, words).length, candidates: ids, words }
}
