import type { Database } from '../database.ts'
import {
  countryOf,
  emailOf,
  kindOf,
  languageOf,
  sortNameOf,
  sortOrganizationOf,
} from '../facts/person.ts'
import { personKeysOf } from '../facts/person-keys.ts'
import { personSearchText } from '../facts/search-texts.ts'
import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import type { Opened } from './access.ts'
import type { Participant } from './participant.ts'
import {
  createParticipantStore,
  type ParticipantStore,
  type ParticipantValues,
} from './participants-store.ts'
import { createReference } from './reference.ts'

export type { Participant } from './participant.ts'
export type Participants = ReturnType<typeof createParticipants>

/** Participants and their references. The caller opens the transaction. */
export function createParticipants(database: Database) {
  const store = createParticipantStore(database)
  return {
    participant: store.participant,
    /** The reference of a merged record leads to the participant it was merged into. */
    participantByReference: store.byReference,
    /** Those whom a browser may open, in the order of their names. */
    participantsOpened: ({ sent, addresses }: Pick<Opened, 'sent' | 'addresses'>): Participant[] =>
      sent.length + addresses.length > 0 ? store.opened({ sent, addresses }) : [],
    /** Nobody, where it is empty: participants without an address have nothing in common. */
    participantsByEmail: (email: string): Participant[] =>
      email ? store.byEmail(email.toLowerCase()) : [],

    /** `language`: of the letters, where the person has not chosen one. */
    addParticipant(person: Answers, language: Language, at: string): Participant {
      const reference = freeReference(store)
      const values = { ...participantValues(person, { reference, language }), reference }
      const added = store.add(values, at)
      store.setKeys(added.id, personKeysOf(person))
      return added
    },

    changePerson(known: Participant, person: Answers, at: string): void {
      store.change(known.id, participantValues(person, known), at)
      store.setKeys(known.id, personKeysOf(person))
    },

    /**
     * Somebody has opened a link that was mailed to `email`. False: the participant has another
     * address by now, or it was proven before.
     */
    proveEmail: store.proveEmail,
  }
}

/**
 * Tries again where the reference is taken, out of eleven thousand million. The caller's
 * transaction keeps others from taking it meanwhile.
 */
function freeReference(store: ParticipantStore): string {
  const reference = createReference()
  return store.byReference(reference) ? freeReference(store) : reference
}

function participantValues(
  person: Answers,
  { reference, language }: Pick<Participant, 'reference' | 'language'>,
): ParticipantValues {
  return {
    language: languageOf(person, language),
    email: emailOf(person).toLowerCase(),
    person: JSON.stringify(person),
    country: countryOf(person) || null,
    kind: kindOf(person) || null,
    ...foldedValues(person, reference),
  }
}

/** What is stored of a person to be searched and sorted by. */
export const foldedValues = (person: Answers, reference: string) => ({
  search: personSearchText(person, reference),
  sortName: sortNameOf(person),
  sortOrganization: sortOrganizationOf(person),
})
