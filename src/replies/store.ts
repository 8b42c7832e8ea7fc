import type { Database } from '../database.ts'
import { searchTextOf } from '../facts/answers.ts'
import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import { createParticipants } from '../participants/participants.ts'
import {
  firstStatus,
  freesSlot,
  type ReplyStatus,
  statusAfterChange,
  stillFits,
  takesSeat,
} from './statuses.ts'
import { createVersions } from './versions.ts'

export type { Participant } from '../participants/participants.ts'
export type {
  Entry,
  ReplyAction,
  ReplySource,
  ReplyVersion,
  StoredVersion,
  VersionState,
} from './versions.ts'

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
  isByStaff: boolean
}

/** What may be decided about a reply without touching its answers. */
export type Decision = Pick<Reply, 'status' | 'pendingStatus' | 'pendingNote' | 'toldSession'>
export type ReplyStore = ReturnType<typeof createReplyStore>

const replyColumns = `id, participant_id AS participantId, form, status, pending_status AS pendingStatus, pending_note AS pendingNote,
  protocol_category AS protocolCategory, told_session AS toldSession, answers, fingerprint, late, version, submitted_at AS submittedAt, changed_at AS changedAt`

type ReplyRow = Omit<Reply, 'answers' | 'late'> & { answers: string; late: number }

/** Participants, their replies and every version of these. Instants are UTC text; the caller opens the transaction. */
export function createReplyStore(database: Database) {
  const repliesOf = database.prepare<[number], ReplyRow>(
    `SELECT ${replyColumns} FROM replies WHERE participant_id = ?`,
  )
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
  const replyById = database.prepare<[number], ReplyRow>(
    `SELECT ${replyColumns} FROM replies WHERE id = ?`,
  )
  const decide = database.prepare(
    `UPDATE replies SET status = :status, pending_status = :pendingStatus, pending_note = :pendingNote,
       told_session = :toldSession, version = version + 1
     WHERE id = :id AND version = :version`,
  )
  const touch = database.prepare('UPDATE replies SET version = version + 1 WHERE id = ?')
  const freeSlot = database.prepare('DELETE FROM slots WHERE reply_id = ?')
  const freeSeat = database.prepare('DELETE FROM seats WHERE reply_id = ?')
  const setCategory = database.prepare('UPDATE replies SET protocol_category = ? WHERE id = ?')
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

  return {
    ...createParticipants(database),
    ...createVersions(database),
    reply,
    repliesOf: (participantId: number): Reply[] => repliesOf.all(participantId).map(replyFrom),

    /** Adds the reply, or puts new content into the one that is there. */
    saveReply(participantId: number, content: ReplyContent, at: string): Reply {
      const known = reply(participantId, content.form)
      const status = known
        ? statusAfterChange(content.form, known.status, content.answers, content.isByStaff)
        : firstStatus(content.form, content.answers)
      const isPending = known !== undefined && stillFits(content.form, { ...known, status })
      const values = {
        ...content,
        isLate: undefined,
        isByStaff: undefined,
        status,
        pendingStatus: isPending ? known.pendingStatus : null,
        pendingNote: isPending ? known.pendingNote : '',
        late: content.isLate ? 1 : 0,
        participantId,
        answers: JSON.stringify(content.answers),
        search: searchTextOf(content),
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

    setProtocolCategory: (id: number, category: string | null): void =>
      void setCategory.run(category, id),
  }
}

const replyFrom = (row: ReplyRow): Reply => ({
  ...row,
  answers: JSON.parse(row.answers),
  late: row.late === 1,
})
