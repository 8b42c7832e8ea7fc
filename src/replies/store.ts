import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { textOf } from '../forms/form.ts'
import { foldForSearch } from '../forms/latin.ts'
import { isLanguage, type Language } from '../i18n.ts'
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

export type ReplyStatus = 'received' | 'withdrawn'

export type Reply = {
  id: number
  participantId: number
  form: string
  status: ReplyStatus
  answers: Answers
  fingerprint: string
  late: boolean
  version: number
  submittedAt: string
  changedAt: string
}

/** What is written when a reply is sent or changed. */
export type ReplyContent = Pick<Reply, 'form' | 'answers' | 'fingerprint'> & {
  formVersion: number
  privacyVersion: string
  privacyLanguage: Language
}

export type ReplyAction = 'submitted' | 'changed' | 'withdrawn'
export type ReplyVersion = {
  replyId: number
  version: number
  action: ReplyAction
  before: object | undefined
  after: object
  madeBy: string
  madeAt: string
}

export type ReplyStore = ReturnType<typeof createReplyStore>

const participantColumns = `id, reference, language, email, email_proven_at AS emailProvenAt, person, version,
  created_at AS createdAt, changed_at AS changedAt`
const replyColumns = `id, participant_id AS participantId, form, status, answers, fingerprint, late, version,
  submitted_at AS submittedAt, changed_at AS changedAt`

type ParticipantRow = Omit<Participant, 'person'> & { person: string }
type ReplyRow = Omit<Reply, 'answers' | 'late'> & { answers: string; late: number }

/** Participants, their replies and every version of these. Instants are UTC text; the caller opens the transaction. */
export function createReplyStore(database: Database) {
  const participantWhere = (condition: string) =>
    database.prepare<[unknown], ParticipantRow>(`SELECT ${participantColumns} FROM participants WHERE ${condition}`)
  const byId = participantWhere('id = ?')
  const byReference = participantWhere('reference = ?')
  const byEmail = participantWhere('email = ?')
  const byFingerprint = participantWhere(
    `id = (SELECT participant_id FROM replies WHERE fingerprint = ? AND status = 'received' ORDER BY id LIMIT 1)`,
  )
  const insertParticipant = database.prepare(
    `INSERT INTO participants (reference, language, email, person, search, sort_name, phone, created_at, changed_at)
     VALUES (:reference, :language, :email, :person, :search, :sortName, :phone, :at, :at)`,
  )
  const updateParticipant = database.prepare(
    `UPDATE participants SET language = :language, email = :email, person = :person, search = :search, sort_name = :sortName, phone = :phone,
       changed_at = :at, version = version + 1, email_proven_at = CASE WHEN email = :email THEN email_proven_at END
     WHERE id = :id`,
  )
  const proveEmail = database.prepare(
    'UPDATE participants SET email_proven_at = ? WHERE id = ? AND email_proven_at IS NULL',
  )

  const repliesOf = database.prepare<[number], ReplyRow>(`SELECT ${replyColumns} FROM replies WHERE participant_id = ?`)
  const replyOf = database.prepare<[number, string], ReplyRow>(
    `SELECT ${replyColumns} FROM replies WHERE participant_id = ? AND form = ?`,
  )
  const insertReply = database.prepare(
    `INSERT INTO replies (participant_id, form, form_version, status, answers, fingerprint, privacy_version, privacy_language,
       submitted_at, changed_at)
     VALUES (:participantId, :form, :formVersion, 'received', :answers, :fingerprint, :privacyVersion, :privacyLanguage, :at, :at)`,
  )
  const updateReply = database.prepare(
    `UPDATE replies SET status = 'received', form_version = :formVersion, answers = :answers, fingerprint = :fingerprint,
       privacy_version = :privacyVersion, privacy_language = :privacyLanguage, changed_at = :at, version = version + 1
     WHERE participant_id = :participantId AND form = :form`,
  )
  const withdrawReply = database.prepare(
    `UPDATE replies SET status = 'withdrawn', changed_at = ?, version = version + 1 WHERE id = ? AND status = 'received'`,
  )
  const insertVersion = database.prepare(
    `INSERT INTO reply_versions (reply_id, version, action, before, after, made_by, made_at)
     VALUES (:replyId, :version, :action, :before, :after, :madeBy, :madeAt)`,
  )

  const found = (row: ParticipantRow | undefined): Participant | undefined => row && participantFrom(row)
  const reply = (participantId: number, form: string): Reply | undefined => {
    const row = replyOf.get(participantId, form)
    return row && replyFrom(row)
  }

  /** Among eleven thousand million references two meet in the end; within the caller's transaction none can slip in. */
  function freeReference(): string {
    const reference = createReference()
    return byReference.get(reference) ? freeReference() : reference
  }

  return {
    participant: (id: number) => found(byId.get(id)),
    participantByReference: (reference: string) => found(byReference.get(reference)),
    participantsByEmail: (email: string) => byEmail.all(email.toLowerCase()).map(participantFrom),
    participantByFingerprint: (fingerprint: string) => found(byFingerprint.get(fingerprint)),

    addParticipant(person: Answers, at: string): Participant {
      const reference = freeReference()
      const added = insertParticipant.run({ reference, ...participantValues(person, reference), at })
      return participantFrom(byId.get(added.lastInsertRowid) as ParticipantRow)
    },

    changePerson({ id, reference }: Participant, person: Answers, at: string): void {
      updateParticipant.run({ id, ...participantValues(person, reference), at })
    },

    /** Somebody opened a link that was mailed to the participant's address. */
    proveEmail: (id: number, at: string): void => void proveEmail.run(at, id),

    reply,
    repliesOf: (participantId: number): Reply[] => repliesOf.all(participantId).map(replyFrom),

    /** Adds the reply, or puts new content into the one that is there. */
    saveReply(participantId: number, content: ReplyContent, at: string): Reply {
      const values = { ...content, participantId, answers: JSON.stringify(content.answers), at }
      if (updateReply.run(values).changes === 0) insertReply.run(values)
      return reply(participantId, content.form) as Reply
    },

    withdrawReply: (id: number, at: string): boolean => withdrawReply.run(at, id).changes === 1,

    addVersion(version: ReplyVersion): void {
      const before = version.before ? JSON.stringify(version.before) : null
      insertVersion.run({ ...version, before, after: JSON.stringify(version.after) })
    },
  }
}

function participantValues(person: Answers, reference: string) {
  const text = (name: string) => textOf(person, name)
  const names = [text('family_name'), text('given_names'), text('native_name')]
  const rest = [text('organization'), text('organization_ru'), text('contact_name'), text('contact_email'), reference]
  return {
    language: isLanguage(person.correspondence_language) ? person.correspondence_language : 'ru',
    email: text('contact_email').toLowerCase(),
    person: JSON.stringify(person),
    search: foldForSearch([...names, ...rest].join(' ')),
    sortName: foldForSearch(names.slice(0, 2).join(' ')),
    phone: phoneOf(person),
  }
}

/** The digits of the telephone number; empty where there is none. */
export const phoneOf = (person: Answers): string => textOf(person, 'contact_phone').replace(/\D/g, '')

const participantFrom = (row: ParticipantRow): Participant => ({ ...row, person: JSON.parse(row.person) })

const replyFrom = (row: ReplyRow): Reply => ({ ...row, answers: JSON.parse(row.answers), late: row.late === 1 })
