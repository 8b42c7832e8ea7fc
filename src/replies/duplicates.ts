import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import type { Participant } from '../participants/participants.ts'
import { createDuplicateStore, type FoundPair, type OneOfPair } from './duplicates-store.ts'
import { createPairs } from './pairs.ts'

export type Duplicates = ReturnType<typeof createDuplicates>

/** Two who may be one person, and what they have in common. */
export type Pair = { one: OneOfPair; other: OneOfPair; reasons: FoundPair['reasons'] }

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
  const pairs = createPairs(database, store)

  function withPeople(found: readonly FoundPair[]): Pair[] {
    const people = store.people(found.flatMap(({ one, other }) => [one, other]))
    return found.flatMap(({ one, other, reasons }) => {
      const [first, second] = [people.get(one), people.get(other)]
      return first && second ? [{ one: first, other: second, reasons }] : []
    })
  }

  /** A member of staff says that these are two people; they are not shown as duplicates again. */
  function markDifferent(one: Participant, other: Participant, by: string): void {
    store.markDifferent(one.id, other.id)
    audit.record(by, 'declared_different', { reference: one.reference, other: other.reference })
  }

  return {
    of: ({ id }: Participant): Pair[] => withPeople(store.of(id, shownMax)),
    /** Of the whole desk, those who have most in common first. */
    pairs: (size: number, offset: number): Pair[] =>
      withPeople(pairs().slice(offset, offset + size)),
    count: (): number => pairs().length,
    markDifferent: database.transaction(markDifferent),
  }
}
