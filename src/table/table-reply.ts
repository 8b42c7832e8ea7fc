import type { Answers } from '../forms/fields.ts'
import { type ReplyStatus, statuses } from '../replies/statuses.ts'

/** A reply with its participant, as the table and its files read it. */
export type TableReply = {
  id: number
  participantId: number
  version: number
  reference: string
  form: string
  status: ReplyStatus
  /** A decision that waits for its letter. */
  pendingStatus: ReplyStatus | null
  /** The language of the letters to the participant. */
  language: string
  person: Answers
  answers: Answers
  /** The reply first came after the deadline. */
  late: boolean
  /** No member of staff has opened the reply since the participant last sent or changed it. */
  isUnread: boolean
  /** The e-mail address of the member who looks after the participant. */
  assignee: string | null
  tags: readonly string[]
  /** Set by staff: for this reply, and for another in which the participant speaks in person. */
  protocolCategory: string | null
  participantCategory?: string | null
  /** The session in the programme now, and the one that the last letter named. */
  session: string | null
  toldSession: string | null
  /** The number of the round table. */
  table: number | null
  submittedAt: string
  changedAt: string
  /** In an export of changes: what happened, and references of records merged into this one. */
  changes?: readonly string[]
  formerReferences?: readonly string[]
}

/** A participant with the status of each reply, by form. */
export type TableParticipant = Pick<
  TableReply,
  'id' | 'reference' | 'person' | 'language' | 'assignee' | 'tags'
> & { states: Readonly<Record<string, ReplyStatus>> }

/** A stand-in for a reply, so that attributes of participants can be read without one. */
export const withoutReply = (participant: TableParticipant): TableReply => ({
  participantId: participant.id,
  version: 0,
  form: '',
  status: statuses[0],
  pendingStatus: null,
  answers: {},
  late: false,
  isUnread: false,
  protocolCategory: null,
  session: null,
  toldSession: null,
  table: null,
  submittedAt: '',
  changedAt: '',
  ...participant,
})
