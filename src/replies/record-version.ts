import type { Answers } from '../forms/fields.ts'
import type { Participant, Reply, ReplyAction, ReplySource, ReplyStore } from './store.ts'
import { byParticipant, type Entry } from './versions.ts'

/**
 * Who made a version and when; `source`: how the reply reached staff who entered it; `message`: the
 * participant's word with it.
 */
export type Made = {
  action: ReplyAction
  by: string
  at: string
  source?: ReplySource | undefined
  message?: string | undefined
}

/** With `entry`: made by staff in the participant's name; without: by the participant. */
export const madeBy = (action: ReplyAction, at: string, entry?: Entry): Made => ({
  action,
  at,
  by: entry?.by ?? byParticipant,
  source: entry?.source,
})

/** The parts of a reply that a version keeps, with the person at that time. */
export type Snapshot = Pick<Reply, 'status' | 'pendingStatus' | 'answers'> & { person: Answers }

/** Stores a version: the reply before and after. `before`: undefined for a first reply. */
export function recordVersion(
  replies: ReplyStore,
  reply: Reply,
  before: Snapshot | undefined,
  { person }: Participant,
  { action, by, at, source, message }: Made,
): void {
  replies.addVersion({
    replyId: reply.id,
    version: reply.version,
    action,
    before: before && stateOf(before),
    after: { ...stateOf({ ...reply, person }), source, message },
    madeBy: by,
    madeAt: at,
  })
}

const stateOf = ({ status, pendingStatus, answers, person }: Snapshot) => ({
  status,
  pending: pendingStatus,
  answers,
  person,
})
