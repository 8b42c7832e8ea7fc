import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { countryOf, familyNameOf, nativeNameOf, phoneOf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'
import type { Participant } from '../participants/participants.ts'
import { type Candidate, createDuplicateStore, type DuplicateStore } from './duplicates-store.ts'

export type DuplicateReason = 'email' | 'surname' | 'phone'
/** Another participant who may be the same person, and the details that the two have in common. */
export type PossibleDuplicate = { reference: string; person: Answers; reasons: DuplicateReason[] }
/** The most duplicates that are shown for one participant. */
const shownMax = 10

type Parts = { database: Database; audit: Audit }

/**
 * Finds records that may be the same person. Names are compared across scripts: «Иванов» and Ivanov
 * of one country may be one person.
 */
export function createDuplicates({ database, audit }: Parts) {
  const store = createDuplicateStore(database)

  /** A member of staff says that these are two people; they are not shown as duplicates again. */
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

/** Everybody with the same address or telephone, or of the same country with a word of the name. */
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
    ['email', email !== '' && other.email === email],
    ['surname', other.country === countryOf(person) && isOneName(person, other.person)],
    ['phone', phone !== '' && other.phone === phone],
  ]
  return found.flatMap(([reason, applies]) => (applies ? [reason] : []))
}

/**
 * The surnames are the same, in Latin letters or in the native script; or two words of the native
 * names are, however the passports spell them.
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

/** Words of the name that the full-text index can find: it needs three letters. */
const wordsOf = (person: Answers): string[] =>
  [...new Set([surnameOf(person), ...nativeWords(person)])].filter(word => [...word].length >= 3)
