import type { Answers } from '../forms/fields.ts'
import { type ReplyStatus, statuses } from '../replies/statuses.ts'

/** A reply as the secretariat's table and its files know it, with its participant. */
export type TableReply = {
  id: number
  participantId: number
  version: number
  reference: string
  form: string
  status: ReplyStatus
  /** Decided, and not told yet. */
  pendingStatus: ReplyStatus | null
  /** In which the participant gets letters. */
  language: string
  person: Answers
  answers: Answers
  /** It came after the deadline. */
  late: boolean
  /** Nobody of the secretariat has opened it since the participant touched it. */
  isUnread: boolean
  /** The member who looks after the participant, by e-mail. */
  assignee: string | null
  tags: readonly string[]
  /** Set by the secretariat: for this reply, and for the participant as a speaker. */
  protocolCategory: string | null
  participantCategory?: string | null
  /** Where the programme has it now, and which session the participant was told. */
  session: string | null
  toldSession: string | null
  /** The table at which its seat is. */
  table: number | null
  submittedAt: string
  changedAt: string
  /** In an export of changes: what happened to it since, and references that lead to this participant now. */
  changes?: readonly string[]
  formerReferences?: readonly string[]
}

/** A participant with what has become of the reply to each form. */
export type TableParticipant = Pick<
  TableReply,
  'id' | 'reference' | 'person' | 'language' | 'assignee' | 'tags'
> & { states: Readonly<Record<string, ReplyStatus>> }

/** As a reply of nobody: what is the participant's is read in the same way. */
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
