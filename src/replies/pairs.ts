import type { Database } from '../database.ts'
import { type DuplicateStore, type FoundPair, pairsMax } from './duplicates-store.ts'
import { watchPairs } from './pairs-watch-store.ts'

/** For more changed records all are compared anew. */
const changedMax = 100

/**
 * All pairs of the desk in memory, those who have most in common first. Finding them compares every
 * record, so after the first question only those that have changed are compared again.
 */
export function createPairs(database: Database, store: DuplicateStore) {
  const changedSince = watchPairs(database)
  let known: readonly FoundPair[] = []

  return (): readonly FoundPair[] => {
    const changed = changedSince()
    if (changed === undefined || changed.length > changedMax) known = store.every()
    else if (changed.length > 0) known = foundAgain(store, known, new Set(changed))
    // Of more the store says which are shown.
    if (known.length > pairsMax) known = store.every()
    return known
  }
}

function foundAgain(
  store: DuplicateStore,
  known: readonly FoundPair[],
  changed: ReadonlySet<number>,
): FoundPair[] {
  const kept = known.filter(({ one, other }) => !changed.has(one) && !changed.has(other))
  const again = [...changed].flatMap(id => store.of(id)).map(inOrder)
  const byKey = new Map(again.map(pair => [`${pair.one} ${pair.other}`, pair]))
  return [...kept, ...byKey.values()].sort(
    (a, b) => b.strength - a.strength || a.one - b.one || a.other - b.other,
  )
}

/** The record that came first is the first of a pair. */
const inOrder = (pair: FoundPair): FoundPair => ({
  ...pair,
  one: Math.min(pair.one, pair.other),
  other: Math.max(pair.one, pair.other),
})
