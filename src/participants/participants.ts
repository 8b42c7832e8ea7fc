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
import type { Language } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'
import { createReference } from './reference.ts'

export type Participant = {
  id: number
  reference: string
  language: Language
  email: string
  emailProvenAt: string | null
  person: Answers
  version: number
  createdAt: string
  changedAt: string
}

const participantColumns = `id, reference, language, email, email_proven_at AS emailProvenAt, person, version,
  created_at AS createdAt, changed_at AS changedAt`

type ParticipantRow = Omit<Participant, 'person'> & { person: string }

/** Who replies: the person, the reference, the address. */
export function createParticipants(database: Database) {
  const participantWhere = (condition: string) =>
    database.prepare<[unknown], ParticipantRow>(
      `SELECT ${participantColumns} FROM participants WHERE ${condition}`,
    )
  const byId = participantWhere('id = ?')
  const byReference = participantWhere(
    'id = (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)',
  )
  const byEmail = participantWhere('email = ? AND merged_into IS NULL')
  const byFingerprint = participantWhere(
    `id = (SELECT participant_id FROM replies WHERE fingerprint = ? AND status <> 'withdrawn' ORDER BY id LIMIT 1)`,
  )
  const insertParticipant = database.prepare(
    `INSERT INTO participants (reference, language, email, person, country, kind, search, sort_name,
       sort_organization, phone, created_at, changed_at)
     VALUES (:reference, :language, :email, :person, :country, :kind, :search, :sortName,
       :sortOrganization, :phone, :at, :at)`,
  )
  const updateParticipant = database.prepare(
    `UPDATE participants SET language = :language, email = :email, person = :person,
       country = :country, kind = :kind, search = :search, sort_name = :sortName,
       sort_organization = :sortOrganization, phone = :phone, changed_at = :at, version = version + 1,
       email_proven_at = CASE WHEN email = :email THEN email_proven_at END
     WHERE id = :id`,
  )
  const proveEmail = database.prepare(
    'UPDATE participants SET email_proven_at = ? WHERE id = ? AND email = ? AND email_proven_at IS NULL',
  )

  const found = (row: ParticipantRow | undefined): Participant | undefined =>
    row && participantFrom(row)

  /** Among eleven thousand million references two meet in the end; within the caller's transaction none can slip in. */
  function freeReference(): string {
    const reference = createReference()
    return byReference.get(reference) ? freeReference() : reference
  }

  return {
    participant: (id: number) => found(byId.get(id)),
    /** The number of a record that was made one with another leads to the other. */
    participantByReference: (reference: string) => found(byReference.get(reference)),
    participantsByEmail: (email: string) => byEmail.all(email.toLowerCase()).map(participantFrom),
    participantByFingerprint: (fingerprint: string) => found(byFingerprint.get(fingerprint)),

    addParticipant(person: Answers, at: string): Participant {
      const reference = freeReference()
      const added = insertParticipant.run({
        reference,
        ...participantValues(person, reference),
        at,
      })
      return participantFrom(byId.get(added.lastInsertRowid) as ParticipantRow)
    },

    changePerson({ id, reference }: Participant, person: Answers, at: string): void {
      updateParticipant.run({ id, ...participantValues(person, reference), at })
    },

    /** Somebody opened a link that was mailed to this address. False: it is another one by now, or was proven before. */
    proveEmail: (id: number, email: string, at: string): boolean =>
      proveEmail.run(at, id, email).changes === 1,
  }
}

/** The columns of a participant that are made from the answers about the person. */
const participantValues = (person: Answers, reference: string) => ({
  language: languageOf(person),
  email: emailOf(person).toLowerCase(),
  person: JSON.stringify(person),
  country: countryOf(person) || null,
  kind: kindOf(person) || null,
  search: searchTextOf(person, reference),
  sortName: sortNameOf(person),
  sortOrganization: foldForSearch(organizationOf(person)),
  phone: phoneOf(person),
})

const participantFrom = (row: ParticipantRow): Participant => ({
  ...row,
  person: JSON.parse(row.person),
})
