import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import type { Participant } from '../participants/participants.ts'
import { createDuplicateStore } from './duplicates-store.ts'
import { watchPairs } from './pairs-watch-store.ts'

export type Duplicates = ReturnType<typeof createDuplicates>
export type { Pair } from './duplicates-store.ts'

/** The most duplicates that are shown for one participant. */
const shownMax = 10

type Parts = { database: Database; audit: Audit }

/**
 * Finds records that may be the same person: by the name, in whatever spelling, script and order, by
 * a surname where one of the two gave no more, or by a part of the name and the same address or
 * number. An address alone says nothing: an office answers for several heads.
 */
export function createDuplicates({ database, audit }: Parts) {
  const store = createDuplicateStore(database)
  const haveChanged = watchPairs(database)
  let counted = 0

  /** All records are compared for it, so that it is remembered as long as they stay the same. */
  function count(): number {
    if (haveChanged()) counted = store.count()
    return counted
  }

  /** A member of staff says that these are two people; they are not shown as duplicates again. */
  function markDifferent(one: Participant, other: Participant, by: string): void {
    store.markDifferent(one.id, other.id)
    audit.record(by, 'declared_different', { reference: one.reference, other: other.reference })
  }

  return {
    of: ({ id }: Participant) => store.of(id, shownMax),
    /** Of the whole desk, those who have most in common first. */
    pairs: store.every,
    count,
    markDifferent: database.transaction(markDifferent),
  }
}
