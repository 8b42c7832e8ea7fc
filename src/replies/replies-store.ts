import type { Database } from '../database.ts'
import type { Reply } from './reply.ts'
import { withdrawal } from './statuses.ts'

export type StoredReply = Omit<Reply, 'answers' | 'late'> & { answers: string; late: number }

/** A reply as it is stored. */
export const replyColumns = `
    id,
    participant_id AS participantId,
    form,
    status,
    pending_status AS pendingStatus,
    pending_note AS pendingNote,
    protocol_category AS protocolCategory,
    told_session AS toldSession,
    answers,
    fingerprint,
    late,
    version,
    privacy_version AS privacyVersion,
    submitted_at AS submittedAt,
    changed_at AS changedAt`

const select = (condition: string) => `
  SELECT ${replyColumns}
  FROM replies
  WHERE ${condition}`

export type ReplyRows = ReturnType<typeof createReplyRows>

/** `= +?`: see CONTRIBUTING.md. */
export function createReplyRows(database: Database) {
  const byId = database.prepare<[number], StoredReply>(select('id = ?'))
  const ofParticipant = database.prepare<[number], StoredReply>(select('participant_id = +?'))
  const ofForm = database.prepare<[number, string], StoredReply>(
    select('participant_id = ? AND form = ?'),
  )
  const sameAs = database.prepare<[string, string], StoredReply>(
    `${select('fingerprint = +? AND status <> ?')} ORDER BY id LIMIT 1`,
  )
  const countChanges = database
    .prepare<[{ id: number }], number>(`
      SELECT coalesce(sum(version), 0) FROM replies
      WHERE participant_id = :id
        OR participant_id IN (SELECT id FROM participants WHERE merged_into = :id)`)
    .pluck()
  return {
    byId: (id: number) => found(byId.get(id)),
    ofParticipant: (participantId: number) => ofParticipant.all(participantId).map(fromStored),
    ofForm: (participantId: number, form: string) => found(ofForm.get(participantId, form)),
    /** The first reply in force with this fingerprint: the same form, person and answers. */
    sameAs: (fingerprint: string) => found(sameAs.get(fingerprint, withdrawal)),
    /** How often the participant's replies have changed, with those of records merged into it. */
    countChanges: (participantId: number): number => countChanges.get({ id: participantId }) ?? 0,
  }
}

const found = (row: StoredReply | undefined): Reply | undefined => row && fromStored(row)
export const fromStored = (row: StoredReply): Reply => ({
  ...row,
  answers: JSON.parse(row.answers),
  late: row.late === 1,
})
