import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { countryOf, familyNameOf, nativeNameOf, phoneOf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'
import type { Participant } from '../participants/participants.ts'
import { type Candidate, createDuplicateStore, type DuplicateStore } from './duplicates-store.ts'

export type DuplicateReason = 'email' | 'surname' | 'phone'
/** Somebody who may be the same person, and why one may think so. */
export type PossibleDuplicate = { reference: string; person: Answers; reasons: DuplicateReason[] }
/** More than these are not pointed out. */
const shownMax = 10

type Parts = { database: Database; audit: Audit }

/** Looks across scripts: «Иванов» and Ivanov of one country may be one person. */
export function createDuplicates({ database, audit }: Parts) {
  const store = createDuplicateStore(database)

  /** Somebody has looked: these are two people, and are not pointed out again. */
  function markDifferent(one: Participant, other: Participant, by: string): void {
    store.markDifferent(one.id, other.id)
    audit.record(by, 'declared_different', { reference: one.reference, other: other.reference })
  }

  return {
    of: (participant: Participant) => duplicatesOf(store, participant),
    markDifferent: database.transaction(markDifferent),
  }
}

const duplicatesOf = (store: DuplicateStore, participant: Participant): PossibleDuplicate[] =>
  candidatesFor(store, participant)
    .map(other => ({
      reference: other.reference,
      person: other.person,
      reasons: reasonsFor(participant, other),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .slice(0, shownMax)

/** Whoever has the address, the telephone or a word of the name. */
function candidatesFor(store: DuplicateStore, { id, email, person }: Participant): Candidate[] {
  const country = countryOf(person)
  const all = [
    ...store.reachableBy(id, email, phoneOf(person)),
    ...store.named(id, country, surnameOf(person)),
    ...wordsOf(person).flatMap(word => store.spelled(id, country, word)),
  ]
  return [...new Map(all.map(one => [one.id, one])).values()]
}

function reasonsFor({ email, person }: Participant, other: Candidate): DuplicateReason[] {
  const phone = phoneOf(person)
  const found: [DuplicateReason, boolean][] = [
    ['email', other.email === email],
    ['surname', other.country === countryOf(person) && isOneName(person, other.person)],
    ['phone', phone !== '' && other.phone === phone],
  ]
  return found.flatMap(([reason, isSo]) => (isSo ? [reason] : []))
}

/**
 * One surname, in Latin letters or in the native script; or two words of the native name, however
 * the passport spells it.
 */
function isOneName(one: Answers, other: Answers): boolean {
  const [own, their] = [nativeWords(one), nativeWords(other)]
  return (
    surnameOf(one) === surnameOf(other) ||
    their.includes(surnameOf(one)) ||
    own.includes(surnameOf(other)) ||
    own.filter(word => their.includes(word)).length >= 2
  )
}

const surnameOf = (person: Answers): string => foldForSearch(familyNameOf(person))

const nativeWords = (person: Answers): string[] => [
  ...new Set(foldForSearch(nativeNameOf(person)).split(' ').filter(Boolean)),
]

/** The index knows words of three letters and more. */
const wordsOf = (person: Answers): string[] =>
  [...new Set([surnameOf(person), ...nativeWords(person)])].filter(word => [...word].length >= 3)
