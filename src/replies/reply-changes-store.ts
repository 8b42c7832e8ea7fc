import type { Database } from '../database.ts'
import { fromStored, replyColumns, type StoredReply } from './replies-store.ts'
import { type Decision, nothingPending, type Reply, type ReplyContent } from './reply.ts'
import { withdrawal } from './statuses.ts'

/** The columns that are written when a reply is sent or changed. */
export type StoredContent = Omit<ReplyContent, 'isByStaff'> &
  Pick<Reply, 'participantId' | 'status' | 'pendingStatus' | 'pendingNote'> & {
    /** The folded text that search finds the reply by. */
    search: string
    /** The folded topic. */
    sortTopic: string
    at: string
  }

const insertSql = `
  INSERT INTO replies (
    participant_id,
    form,
    form_version,
    status,
    answers,
    search,
    sort_topic,
    fingerprint,
    late,
    privacy_version,
    privacy_language,
    submitted_at,
    changed_at
  ) VALUES (
    :participantId,
    :form,
    :formVersion,
    :status,
    :answers,
    :search,
    :sortTopic,
    :fingerprint,
    :late,
    :privacyVersion,
    :privacyLanguage,
    :at,
    :at
  )
  RETURNING ${replyColumns}`

const updateSql = `
  UPDATE replies SET
    status = :status,
    form_version = :formVersion,
    answers = :answers,
    search = :search,
    sort_topic = :sortTopic,
    fingerprint = :fingerprint,
    privacy_version = :privacyVersion,
    privacy_language = :privacyLanguage,
    changed_at = :at,
    version = version + 1,
    pending_status = :pendingStatus,
    pending_note = :pendingNote
  WHERE participant_id = :participantId AND form = :form
  RETURNING ${replyColumns}`

const withdrawSql = `
  UPDATE replies SET
    status = :status,
    pending_status = :pendingStatus,
    pending_note = :pendingNote,
    told_session = NULL,
    changed_at = :at,
    version = version + 1
  WHERE id = :id AND status <> :status`

const decideSql = `
  UPDATE replies SET
    status = :status,
    pending_status = :pendingStatus,
    pending_note = :pendingNote,
    told_session = :toldSession,
    version = version + 1
  WHERE id = :id AND version = :version`

export type ReplyChanges = ReturnType<typeof createReplyChanges>

/** Writes replies; what follows from a change is the business of replies.ts. */
export function createReplyChanges(database: Database) {
  const insert = database.prepare<[object], StoredReply>(insertSql)
  const update = database.prepare<[object], StoredReply>(updateSql)
  const withdraw = database.prepare(withdrawSql)
  const decide = database.prepare(decideSql)
  const touch = database.prepare('UPDATE replies SET version = version + 1 WHERE id = ?')
  const setCategory = database.prepare('UPDATE replies SET protocol_category = ? WHERE id = ?')
  const freeSlot = database.prepare('DELETE FROM slots WHERE reply_id = ?')
  const freeSeat = database.prepare('DELETE FROM seats WHERE reply_id = ?')
  return {
    /** The participant's first reply to this form. */
    add: (content: StoredContent): Reply => fromStored(insert.get(rowOf(content)) as StoredReply),
    /** Replaces the content of the participant's reply to this form. */
    replace: (content: StoredContent): Reply =>
      fromStored(update.get(rowOf(content)) as StoredReply),
    /** False: the reply was withdrawn before. */
    withdraw: (id: number, at: string): boolean =>
      withdraw.run({ id, at, status: withdrawal, ...nothingPending }).changes === 1,
    /** False: the reply has another version by now; nothing is written. */
    decide: (id: number, version: number, decision: Decision): boolean =>
      decide.run({ ...decision, id, version }).changes === 1,
    touch: (id: number): void => void touch.run(id),
    setCategory: (id: number, category: string | null): void => void setCategory.run(category, id),
    freeSlot: (id: number): void => void freeSlot.run(id),
    freeSeat: (id: number): void => void freeSeat.run(id),
  }
}

const rowOf = ({ answers, isLate, ...content }: StoredContent) => ({
  ...content,
  answers: JSON.stringify(answers),
  late: isLate ? 1 : 0,
})
