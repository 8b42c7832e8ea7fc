import type { Database } from '../database.ts'
import type { Opened } from './access.ts'
import { createKeyStore } from './keys-store.ts'
import type { Participant } from './participant.ts'

type Row = Omit<Participant, 'person'> & { person: string }

/** The columns made from the person, by `participantValues` of participants.ts. */
export type ParticipantValues = Record<string, string | null>

const columns = `
    id,
    reference,
    language,
    email,
    email_proven_at AS emailProvenAt,
    person,
    version,
    created_at AS createdAt,
    changed_at AS changedAt`

const select = (condition: string) => `
  SELECT ${columns}
  FROM participants
  WHERE ${condition}`

const insertSql = `
  INSERT INTO participants (
    reference,
    language,
    email,
    person,
    country,
    kind,
    search,
    sort_name,
    sort_organization,
    created_at,
    changed_at
  ) VALUES (
    :reference,
    :language,
    :email,
    :person,
    :country,
    :kind,
    :search,
    :sortName,
    :sortOrganization,
    :at,
    :at
  )
  RETURNING ${columns}`

const updateSql = `
  UPDATE participants SET
    language = :language,
    email = :email,
    person = :person,
    country = :country,
    kind = :kind,
    search = :search,
    sort_name = :sortName,
    sort_organization = :sortOrganization,
    changed_at = :at,
    version = version + 1,
    email_proven_at = CASE WHEN email = :email THEN email_proven_at END
  WHERE id = :id`

const proveSql = `
  UPDATE participants SET email_proven_at = ?
  WHERE id = ? AND email = ? AND email_proven_at IS NULL`

export type ParticipantStore = ReturnType<typeof createParticipantStore>

export function createParticipantStore(database: Database) {
  const byId = database.prepare<[number], Row>(select('id = ?'))
  const byReference = database.prepare<[string], Row>(
    select('id = (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)'),
  )
  const byEmail = database.prepare<[string], Row>(select('email = ? AND merged_into IS NULL'))
  const opened = database.prepare<[string, string], Row>(
    select(`
      merged_into IS NULL
      AND (id IN (SELECT value FROM json_each(?)) OR email IN (SELECT value FROM json_each(?)))
    ORDER BY sort_name, id`),
  )
  const insert = database.prepare<[object], Row>(insertSql)
  const update = database.prepare(updateSql)
  const prove = database.prepare(proveSql)
  return {
    participant: (id: number) => found(byId.get(id)),
    byReference: (reference: string) => found(byReference.get(reference)),
    byEmail: (email: string) => byEmail.all(email).map(participantFrom),
    opened: ({ sent, addresses }: Pick<Opened, 'sent' | 'addresses'>): Participant[] =>
      opened.all(JSON.stringify(sent), JSON.stringify(addresses)).map(participantFrom),

    add: (values: ParticipantValues, at: string): Participant =>
      participantFrom(insert.get({ ...values, at }) as Row),

    change: (id: number, values: ParticipantValues, at: string): void =>
      void update.run({ ...values, id, at }),

    setKeys: createKeyStore(database),

    proveEmail: (id: number, email: string, at: string): boolean =>
      prove.run(at, id, email).changes === 1,
  }
}

const found = (row: Row | undefined): Participant | undefined => row && participantFrom(row)
const participantFrom = (row: Row): Participant => ({ ...row, person: JSON.parse(row.person) })
