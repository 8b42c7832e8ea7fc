import type { Database } from '../database.ts'
import {
  countryOf,
  emailOf,
  kindOf,
  languageOf,
  organizationOf,
  phoneOf,
  searchTextOf,
  sortNameOf,
} from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'
import type { Participant } from './participant.ts'
import {
  createParticipantStore,
  type ParticipantStore,
  type ParticipantValues,
} from './participants-store.ts'
import { createReference } from './reference.ts'

export type { Participant } from './participant.ts'
export type Participants = ReturnType<typeof createParticipants>

/** Who replies: the person, the reference, the address. The caller opens the transaction. */
export function createParticipants(database: Database) {
  const store = createParticipantStore(database)
  return {
    participant: store.participant,
    /** The number of a record that was made one with another leads to the other. */
    participantByReference: store.byReference,
    /** Those whom a browser may open, in the order of their names. */
    participantsOpened: store.opened,
    participantsByEmail: (email: string): Participant[] => store.byEmail(email.toLowerCase()),

    addParticipant(person: Answers, at: string): Participant {
      const reference = freeReference(store)
      return store.add({ ...participantValues(person, reference), reference }, at)
    },

    changePerson: ({ id, reference }: Participant, person: Answers, at: string): void =>
      store.change(id, participantValues(person, reference), at),

    /**
     * Somebody opened a link that was mailed to this address. False: it is another one by now, or
     * was proven before.
     */
    proveEmail: store.proveEmail,
  }
}

/**
 * Two of eleven thousand million may be alike; within the caller's transaction none can slip in.
 */
function freeReference(store: ParticipantStore): string {
  const reference = createReference()
  return store.byReference(reference) ? freeReference(store) : reference
}

/** The columns of a participant that are made from the answers about the person. */
function participantValues(person: Answers, reference: string): ParticipantValues {
  return {
    language: languageOf(person),
    email: emailOf(person).toLowerCase(),
    person: JSON.stringify(person),
    country: countryOf(person) || null,
    kind: kindOf(person) || null,
    search: searchTextOf(person, reference),
    sortName: sortNameOf(person),
    sortOrganization: foldForSearch(organizationOf(person)),
    phone: phoneOf(person),
  }
}
