import type { Database } from '../database.ts'
import { keptUntilWritten } from '../last-write-store.ts'
import { parseReference } from '../participants/reference.ts'
import { type Wanted, wantedIn } from '../search-text.ts'
import type { Selection } from './conditions.ts'
import { addId, type IdSet, idSetOf, idsIn, intersection, noIds, sizeOf } from './id-set.ts'
import { createTextSearchStore, type TextSearchStore } from './text-search-store.ts'

type TextTools = { store: TextSearchStore; selection: Selection }

/** Where other words are rarer, a word with more matches than this is not read from the index. */
const indexMax = 50_000
/** What other words leave over is rather read and compared, where it is at most so many rows. */
const checkedMax = 1000
const noLimit = 2 ** 40
/** What was found for so many texts is kept until anything is written: pages follow each other. */
const keptMax = 20

/** Answers which replies have a text. */
export function createTextSearch(database: Database, selection: Selection) {
  const store = createTextSearchStore(database)
  const kept = keptUntilWritten(database, () => new Map<string, IdSet>())
  return (q: string): IdSet => {
    const found = kept()
    if (found.size >= keptMax) found.clear()
    return found.getOrInsertComputed(q, () => findText({ store, selection }, q))
  }
}

/**
 * The replies that have every word of the text, in whatever script, spelling and order: in the
 * answers that are searched, the name of the country, tags or notes. A reference finds its
 * participant's replies.
 */
function findText(tools: TextTools, q: string): IdSet {
  const named = tools.store.byReference(parseReference(q) ?? '')
  if (named.length > 0) return idSetOf(named)
  const words = wantedIn(q)
  const max = words.length > 1 ? indexMax : noLimit
  const found = words.map(word => ({ word, ids: having(tools, word, max) }))
  const common = found.flatMap(({ word, ids }) => (ids ? [] : [word]))
  const rare = allOf(found.flatMap(({ ids }) => ids ?? []))
  // Folding may leave no word, for example of a soft sign alone: then nothing matches, rather than
  // everything.
  if (common.length === 0) return rare ?? noIds()
  if (rare && sizeOf(rare) <= checkedMax) return idSetOf(tools.store.having(idsIn(rare), common))
  const others = common.map(word => having(tools, word, noLimit) ?? noIds())
  return allOf(rare ? [rare, ...others] : others) ?? noIds()
}

const allOf = ([first, ...rest]: readonly IdSet[]): IdSet | undefined =>
  first && intersection(first, rest)

/** Undefined: more than `max` rows have the word. */
function having({ store, selection }: TextTools, wanted: Wanted, max: number): IdSet | undefined {
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
