import type { Database } from '../database.ts'
import { hasStandIn, type OwnAnswers } from '../facts/answers.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { TableParticipant, TableReply } from './table-reply.ts'

export const columnsOfReply = `
  id,
  participant_id AS participantId,
  version,
  reference,
  form,
  status,
  pending_status AS pendingStatus,
  language,
  person,
  answers,
  late,
  is_unread AS isUnread,
  assignee,
  tags,
  protocol_category AS protocolCategory,
  session,
  told_session AS toldSession,
  table_number AS "table",
  submitted_at AS submittedAt,
  changed_at AS changedAt,
  (SELECT json_group_array(
     json_object('form', form, 'answers', json(answers), 'category', protocol_category) ORDER BY id)
   FROM replies
   WHERE replies.participant_id = desk_replies.participant_id
     AND replies.protocol_category IS NOT NULL) AS participantCategory`

export type ReplyRow = Omit<
  TableReply,
  'person' | 'answers' | 'late' | 'isUnread' | 'tags' | 'participantCategory'
> & {
  person: string
  answers: string
  late: number
  isUnread: number
  tags: string
  /** Those set on all requests. */
  participantCategory: string
}

export const replyFrom = (row: ReplyRow): TableReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
  isUnread: row.isUnread === 1,
  tags: JSON.parse(row.tags),
  participantCategory: categoryAmong(JSON.parse(row.participantCategory)),
})

type CategorySet = OwnAnswers & { category: string }

/** The category set on a request in which the participant speaks in person. */
const categoryAmong = (set: readonly CategorySet[]): string | null =>
  set.findLast(({ form, answers }) => !hasStandIn({ form, answers: answers ?? {} }))?.category ??
  null

/** Accepts JSON `null` as no answers: one damaged reply must not keep the index from loading. */
const countedFrom = (row: ReplyRow): TableReply => {
  const reply = replyFrom(row)
  return { ...reply, person: reply.person ?? {}, answers: reply.answers ?? {} }
}

type ParticipantRow = Omit<TableParticipant, 'person' | 'tags' | 'states'> & {
  person: string
  tags: string
  states: string
}

const participantFrom = (row: ParticipantRow): TableParticipant => ({
  ...row,
  person: JSON.parse(row.person),
  tags: JSON.parse(row.tags),
  states: JSON.parse(row.states) as Record<string, ReplyStatus>,
})

/** `size` rows after the first `offset`. */
export type Slice = { size: number; offset: number }

/** Reads rows of the table by their ids. */
export function createTableStore(database: Database) {
  const byIds = database.prepare<[string], ReplyRow>(
    `SELECT ${columnsOfReply} FROM desk_replies WHERE id IN (SELECT value FROM json_each(?))`,
  )
  const countingAfter = database.prepare<[number, number], ReplyRow>(
    `SELECT ${columnsOfReply} FROM desk_replies
     WHERE merged_into IS NULL AND id > ? ORDER BY id LIMIT ?`,
  )
  const countingByIds = database.prepare<[string], ReplyRow>(
    `SELECT ${columnsOfReply} FROM desk_replies
     WHERE merged_into IS NULL AND id IN (SELECT value FROM json_each(?))`,
  )
  const participants = database.prepare<[string], ParticipantRow>(
    `SELECT
       id,
       reference,
       person,
       language,
       (SELECT email FROM staff WHERE staff.id = assignee_id) AS assignee,
       (SELECT json_group_array(tag) FROM tags WHERE participant_id = participants.id) AS tags,
       (SELECT json_group_object(form, status) FROM replies WHERE participant_id = participants.id)
         AS states
     FROM participants WHERE id IN (SELECT value FROM json_each(?))`,
  )
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck()

  return {
    replies: (ids: readonly number[]): TableReply[] =>
      inOrder(ids, byIds.all(json(ids))).map(replyFrom),
    participants: (ids: readonly number[]): TableParticipant[] =>
      inOrder(ids, participants.all(json(ids))).map(participantFrom),
    /** At most `max` replies that follow; without those of merged records, which stay for their history alone. */
    countingAfter: (id: number, max: number): TableReply[] =>
      countingAfter.all(id, max).map(countedFrom),
    countingReplies: (ids: readonly number[]): TableReply[] =>
      countingByIds.all(json(ids)).map(countedFrom),
    /** A number that changes whenever another connection has written to the database. */
    dataVersion: (): number => dataVersion.get() ?? 0,
  }
}

export type TableStore = ReturnType<typeof createTableStore>

const json = (ids: readonly number[]): string => JSON.stringify(ids)

function inOrder<R extends { id: number }>(ids: readonly number[], rows: readonly R[]): R[] {
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
