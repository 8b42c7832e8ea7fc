import { isOneOf } from '../facts/person.ts'
import { askedIn } from './asked-in.ts'
import { type Naming, namingOf } from './naming.ts'
import type { FreeText, ParticipantDataStore, PersonalRecord } from './participant-data-store.ts'
import type { Whose } from './personal-data-store.ts'

export type Found = { whose: Whose; records: PersonalRecord[]; naming: Naming }

/** By what rows are known to be about this participant, records that were merged into it included. */
export function findWhose(store: ParticipantDataStore, participantId: number): Found {
  const records = store.records(participantId)
  const naming = namingOf(records)
  const ids = JSON.stringify(records.map(({ id }) => id))
  const references = records.map(({ reference }) => reference)
  const named = (texts: readonly FreeText[], isAbout: (text: string) => boolean) =>
    JSON.stringify(texts.filter(({ text }) => isAbout(text)).map(({ row }) => row))
  const isSoughtOrNamedIn = (query: string) =>
    searchesIn(query).some(naming.isSought) || naming.isIn(`${query}\n${askedIn(query)}`)
  const whose: Whose = {
    ids,
    references: JSON.stringify(references),
    replies: JSON.stringify(store.replies(ids)),
    addresses: JSON.stringify(store.addresses(ids)),
    browsers: JSON.stringify(store.browsers(ids)),
    drafts: JSON.stringify(draftsOf(store, records, references)),
    deliveries: named(store.deliveries(), isSoughtOrNamedIn),
    columnSets: named(store.columnSets(), naming.isIn),
    views: named(store.views(), isSoughtOrNamedIn),
    entries: named(store.entries(), details => isNamedIn(details, naming)),
  }
  return { whose, records, naming }
}

/** Whoever has begun a form for them, or for somebody of their name and authority. */
const draftsOf = (
  store: ParticipantDataStore,
  records: readonly PersonalRecord[],
  references: readonly string[],
): number[] => {
  const isTheirs = isOneOf(records.map(({ person }) => person))
  return store
    .drafts()
    .filter(({ reference, typed }) => references.includes(reference) || isTheirs(typed))
    .map(({ id }) => id)
}

/** What was searched for in an address of the table. */
const searchesIn = (query: string): string[] => new URLSearchParams(query).getAll('q')

/** In a text of the log: the conditions of an export stand in lines, `name=value`. */
const isNamedIn = (details: string, naming: Naming): boolean =>
  Object.values(JSON.parse(details)).some(
    value =>
      naming.isIn(String(value)) ||
      String(value)
        .split('\n')
        .some(line => line.startsWith('q=') && naming.isSought(line.slice(2))),
  )
