import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { textOf } from '../forms/form.ts'
import { isLanguage, type Language } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'
import { createReference } from './reference.ts'
import { firstStatus, freesSlot, type ReplyStatus, statusAfterChange, stillFits, takesSeat } from './transitions.ts'

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

export type Reply = {
  id: number
  participantId: number
  form: string
  status: ReplyStatus
  /** Decided; the participant does not know it until the letter is released. */
  pendingStatus: ReplyStatus | null
  /** What the secretariat adds to that letter. */
  pendingNote: string
  protocolCategory: string | null
  /** The session that the last released letter named. */
  toldSession: string | null
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
  /** The first time it came, the deadline had passed. */
  isLate: boolean
}

export const replyActions = [
  'submitted',
  'changed',
  'withdrawn',
  'entered',
  'corrected',
  'decided',
  'reconsidered',
  'released',
  'answered',
  'undone',
  'merged',
] as const
export type ReplyAction = (typeof replyActions)[number]
/** What may be decided about a reply without touching its answers. */
export type Decision = Pick<Reply, 'status' | 'pendingStatus' | 'pendingNote' | 'toldSession'>
export type ReplyVersion<State extends object = object> = {
  replyId: number
  version: number
  action: ReplyAction
  before: State | undefined
  after: State
  madeBy: string
  madeAt: string
  batch?: string | undefined
}

/** A version of a reply, told by the name of its form. */
export type StoredVersion = {
  form: string
  version: number
  action: ReplyAction
  before: VersionState | undefined
  after: VersionState
  madeBy: string
  madeAt: string
  batch: string | null
}

/** What a reply was: a decision keeps no answers, a reply of the participant's no decision. */
export type VersionState = {
  status?: ReplyStatus
  pending?: ReplyStatus | null
  note?: string
  session?: string | null
  toldSession?: string | null
  table?: number | null
  answers?: Answers
  person?: Answers
  /** How it reached the secretariat, where it was not sent through the site. */
  source?: ReplySource
}

/** How a reply or an answer reached the secretariat. */
export type ReplySource = { kind: string; details: string }
/** Staff write something down in a participant's name. */
export type Entry = { by: string; source: ReplySource }

export type ReplyStore = ReturnType<typeof createReplyStore>

const participantColumns = `id, reference, language, email, email_proven_at AS emailProvenAt, person, version,
  created_at AS createdAt, changed_at AS changedAt`
const replyColumns = `id, participant_id AS participantId, form, status, pending_status AS pendingStatus, pending_note AS pendingNote,
  protocol_category AS protocolCategory, told_session AS toldSession, answers, fingerprint, late, version, submitted_at AS submittedAt, changed_at AS changedAt`

type ParticipantRow = Omit<Participant, 'person'> & { person: string }
type ReplyRow = Omit<Reply, 'answers' | 'late'> & { answers: string; late: number }

/** Participants, their replies and every version of these. Instants are UTC text; the caller opens the transaction. */
export function createReplyStore(database: Database) {
  const participantWhere = (condition: string) =>
    database.prepare<[unknown], ParticipantRow>(`SELECT ${participantColumns} FROM participants WHERE ${condition}`)
  const byId = participantWhere('id = ?')
  const byReference = participantWhere('id = (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)')
  const byEmail = participantWhere('email = ? AND merged_into IS NULL')
  const byFingerprint = participantWhere(
    `id = (SELECT participant_id FROM replies WHERE fingerprint = ? AND status <> 'withdrawn' ORDER BY id LIMIT 1)`,
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
    'UPDATE participants SET email_proven_at = ? WHERE id = ? AND email = ? AND email_proven_at IS NULL',
  )

  const repliesOf = database.prepare<[number], ReplyRow>(`SELECT ${replyColumns} FROM replies WHERE participant_id = ?`)
  const replyOf = database.prepare<[number, string], ReplyRow>(
    `SELECT ${replyColumns} FROM replies WHERE participant_id = ? AND form = ?`,
  )
  const insertReply = database.prepare(
    `INSERT INTO replies (participant_id, form, form_version, status, answers, search, fingerprint, late, privacy_version, privacy_language,
       submitted_at, changed_at)
     VALUES (:participantId, :form, :formVersion, :status, :answers, :search, :fingerprint, :late, :privacyVersion, :privacyLanguage, :at, :at)`,
  )
  const updateReply = database.prepare(
    `UPDATE replies SET status = :status, form_version = :formVersion, answers = :answers, search = :search, fingerprint = :fingerprint,
       privacy_version = :privacyVersion, privacy_language = :privacyLanguage, changed_at = :at, version = version + 1,
       pending_status = :pendingStatus, pending_note = :pendingNote
     WHERE participant_id = :participantId AND form = :form`,
  )
  const withdrawReply = database.prepare(
    `UPDATE replies SET status = 'withdrawn', pending_status = NULL, pending_note = '', told_session = NULL,
       changed_at = ?, version = version + 1
     WHERE id = ? AND status <> 'withdrawn'`,
  )
  const replyById = database.prepare<[number], ReplyRow>(`SELECT ${replyColumns} FROM replies WHERE id = ?`)
  const decide = database.prepare(
    `UPDATE replies SET status = :status, pending_status = :pendingStatus, pending_note = :pendingNote,
       told_session = :toldSession, version = version + 1
     WHERE id = :id AND version = :version`,
  )
  const touch = database.prepare('UPDATE replies SET version = version + 1 WHERE id = ?')
  const freeSlot = database.prepare('DELETE FROM slots WHERE reply_id = ?')
  const freeSeat = database.prepare('DELETE FROM seats WHERE reply_id = ?')
  const setCategory = database.prepare('UPDATE replies SET protocol_category = ? WHERE id = ?')
  const insertVersion = database.prepare(
    `INSERT INTO reply_versions (reply_id, version, action, before, after, made_by, made_at, batch)
     VALUES (:replyId, :version, :action, :before, :after, :madeBy, :madeAt, :batch)`,
  )

  const ofBatch = database.prepare<
    [string],
    Omit<ReplyVersion, 'before' | 'after'> & { before: string; after: string }
  >(
    `SELECT reply_id AS replyId, version, action, before, after, made_by AS madeBy, made_at AS madeAt, batch
     FROM reply_versions WHERE batch = ? ORDER BY id`,
  )

  const versionsOf = database.prepare<
    [{ id: number }],
    Omit<StoredVersion, 'before' | 'after'> & { before: string | null; after: string }
  >(
    `SELECT form, reply_versions.version, action, before, after, made_by AS madeBy, made_at AS madeAt, batch
     FROM reply_versions JOIN replies ON replies.id = reply_id
     WHERE participant_id IN (SELECT id FROM participants WHERE id = :id OR merged_into = :id) ORDER BY made_at, reply_versions.id`,
  )

  const found = (row: ParticipantRow | undefined): Participant | undefined => row && participantFrom(row)
  const reply = (participantId: number, form: string): Reply | undefined => {
    const row = replyOf.get(participantId, form)
    return row && replyFrom(row)
  }

  /** A slot in the programme and a seat at a table last as long as the status that they go with. */
  function freePlaces(id: number, before: ReplyStatus, after: ReplyStatus): void {
    if (after === before) return
    if (freesSlot(after)) freeSlot.run(id)
    if (!takesSeat(after)) freeSeat.run(id)
  }

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
      const added = insertParticipant.run({ reference, ...participantValues(person, reference), at })
      return participantFrom(byId.get(added.lastInsertRowid) as ParticipantRow)
    },

    changePerson({ id, reference }: Participant, person: Answers, at: string): void {
      updateParticipant.run({ id, ...participantValues(person, reference), at })
    },

    /** Somebody opened a link that was mailed to this address. False: it is another one by now, or was proven before. */
    proveEmail: (id: number, email: string, at: string): boolean => proveEmail.run(at, id, email).changes === 1,

    reply,
    repliesOf: (participantId: number): Reply[] => repliesOf.all(participantId).map(replyFrom),

    /** Adds the reply, or puts new content into the one that is there. */
    saveReply(participantId: number, content: ReplyContent, at: string): Reply {
      const known = reply(participantId, content.form)
      const status = known
        ? statusAfterChange(content.form, known.status, content.answers)
        : firstStatus(content.form, content.answers)
      const isPending = known !== undefined && stillFits(content.form, { ...known, status })
      const values = {
        ...content,
        isLate: undefined,
        status,
        pendingStatus: isPending ? known.pendingStatus : null,
        pendingNote: isPending ? known.pendingNote : '',
        late: content.isLate ? 1 : 0,
        participantId,
        answers: JSON.stringify(content.answers),
        search: foldForSearch(`${textOf(content.answers, 'topic')} ${textOf(content.answers, 'topic_en')}`),
        at,
      }
      if (updateReply.run(values).changes === 0) insertReply.run(values)
      const saved = reply(participantId, content.form) as Reply
      if (known) freePlaces(saved.id, known.status, status)
      return saved
    },

    withdrawReply({ id, status }: Reply, at: string): boolean {
      if (withdrawReply.run(at, id).changes === 0) return false
      freePlaces(id, status, 'withdrawn')
      return true
    },

    /** A new version with nothing changed but what its history tells. */
    touch: (id: number): void => void touch.run(id),

    replyById(id: number): Reply | undefined {
      const row = replyById.get(id)
      return row && replyFrom(row)
    },

    /** False when somebody else has changed the reply since this version of it was read. */
    decide({ id, version, status }: Reply, decision: Decision): boolean {
      if (decide.run({ ...decision, id, version }).changes === 0) return false
      freePlaces(id, status, decision.status)
      return true
    },

    setProtocolCategory: (id: number, category: string | null): void => void setCategory.run(category, id),

    /** Everything that ever happened to a participant's replies, oldest first. */
    versionsOf: (participantId: number): StoredVersion[] =>
      versionsOf.all({ id: participantId }).map(row => ({
        ...row,
        before: row.before ? JSON.parse(row.before) : undefined,
        after: JSON.parse(row.after),
      })),

    /** What one press did, to be undone; its decisions all have a state before. */
    versionsOfBatch: <State extends object>(batch: string): ReplyVersion<State>[] =>
      ofBatch.all(batch).map(row => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) })),

    addVersion(version: ReplyVersion): void {
      const before = version.before ? JSON.stringify(version.before) : null
      insertVersion.run({ ...version, before, after: JSON.stringify(version.after), batch: version.batch ?? null })
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
