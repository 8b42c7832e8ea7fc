import type { Answers } from '../forms/fields.ts'
import type { ReplyStatus } from './statuses.ts'

/** A reply as the programme and the round table read it, from the view `desk_replies`. */
export type DeskReply = {
  replyId: number
  version: number
  form: string
  reference: string
  person: Answers
  answers: Answers
  status: ReplyStatus
  pendingStatus: ReplyStatus | null
  submittedAt: string
}

/** A row with JSON as text. `R`: the reply with further columns that the caller selects. */
export type DeskReplyRow<R extends DeskReply = DeskReply> = Omit<R, 'person' | 'answers'> & {
  person: string
  answers: string
}

export const deskReplyColumns = `
  id AS replyId,
  version,
  form,
  reference,
  person,
  answers,
  status,
  pending_status AS pendingStatus,
  submitted_at AS submittedAt`

/** Parses the JSON of a row. */
export const readOut = <Row extends DeskReplyRow>(
  row: Row,
): Omit<Row, 'person' | 'answers'> & { person: Answers; answers: Answers } => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
})
