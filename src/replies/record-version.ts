import type { Answers } from '../forms/fields.ts'
import type { Participant, Reply, ReplyAction, ReplySource, ReplyStore } from './store.ts'
import { byParticipant, type Entry } from './versions.ts'

/** Who has done what to a reply, and when. */
export type Made = { action: ReplyAction; by: string; at: string; source?: ReplySource | undefined }

/** By the participant, or by staff in the participant's name. */
export const madeBy = (action: ReplyAction, at: string, entry?: Entry): Made => ({
  action,
  at,
  by: entry?.by ?? byParticipant,
  source: entry?.source,
})

/** A reply with its person, as both were. */
export type Snapshot = Pick<Reply, 'status' | 'pendingStatus' | 'answers'> & { person: Answers }

/** Keeps what a reply was before and is now; `before`: undefined for a first reply. */
export function recordVersion(
  replies: ReplyStore,
  reply: Reply,
  before: Snapshot | undefined,
  { person }: Participant,
  { action, by, at, source }: Made,
): void {
  replies.addVersion({
    replyId: reply.id,
    version: reply.version,
    action,
    before: before && stateOf(before),
    after: { ...stateOf({ ...reply, person }), source },
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
