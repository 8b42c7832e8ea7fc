import type { Programme } from '../programme/programme.ts'
import { decisionOf, nothingPending, type Reply } from '../replies/reply.ts'
import { isDecided, needsNewSeat, nextStatus, type Status } from '../replies/statuses.ts'
import type { ReplyStore } from '../replies/store.ts'
import type { Seating } from '../seating/seating.ts'
import type { Change, Decide, DecisionChange, Release, Skip } from './change.ts'

type Tools = { replies: ReplyStore; programme: Programme; seating: Seating }

/** The change for this reply, or why there is none. `invited`: seats the batch has given so far. */
export function changeFor(
  tools: Tools,
  reply: Reply,
  wanted: Change,
  invited: number,
): DecisionChange | Skip {
  if (wanted.kind === 'decide') return decide(tools, reply, wanted, invited)
  if (!reply.pendingStatus) return 'nothing_pending'
  return wanted.kind === 'release' ? release(tools, reply, wanted) : reconsider(reply)
}

function decide(
  tools: Tools,
  reply: Reply,
  wanted: Decide,
  invited: number,
): DecisionChange | Skip {
  const next = nextStatus(reply, wanted.to, 'staff')
  if (!next) return 'not_possible'
  const session = next.needsSession && sessionFor(tools, reply, wanted)
  if (wanted.isForMany && reply.pendingStatus) return 'pending'
  if (wanted.isForMany && isDecided(reply) && !next.takesBack) return 'decided'
  if (next.needsSession && !session) return 'session_needed'
  if (needsNewSeat(reply, next.name) && tools.seating.count().free <= invited) return 'no_seats'
  return {
    action: 'decided',
    decision: decisionFor(reply, next, wanted.note),
    slot: session ? { session } : undefined,
  }
}

/** For one reply the chosen session comes first; in a batch, replies with a slot keep theirs. */
function sessionFor({ programme }: Tools, reply: Reply, { session, isForMany }: Decide) {
  const placed = programme.sessionOf(reply.id)
  return isForMany ? placed || session : session || placed
}

/** A decision with a letter is pending until the letter's release; others take effect at once. */
const decisionFor = (reply: Reply, { name, hasLetter }: Status, note: string) =>
  hasLetter
    ? { ...decisionOf(reply), pendingStatus: name, pendingNote: note }
    : { ...decisionOf(reply), ...nothingPending, status: name }

/** Checks again whether the decision fits: the answers or the programme may have changed since. */
function release(
  { replies, programme }: Tools,
  reply: Reply,
  { previewedSession, isForMany }: Release,
): DecisionChange | Skip {
  const participant = replies.participant(reply.participantId)
  if (isForMany && !participant?.email) return 'no_address'
  const next = reply.pendingStatus && nextStatus(reply, reply.pendingStatus, 'staff')
  if (!next) return 'not_possible'
  const toldSession = sessionTold(programme, reply, next)
  if (next.needsSession && !toldSession) return 'session_needed'
  if (previewedSession !== undefined && previewedSession !== toldSession) return 'changed'
  return { action: 'released', decision: { status: next.name, ...nothingPending, toldSession } }
}

const reconsider = (reply: Reply): DecisionChange => ({
  action: 'reconsidered',
  decision: { ...decisionOf(reply), ...nothingPending },
})

/** The session that a letter about this status would name now; null: none. */
export const sessionTold = (programme: Programme, reply: Reply, next: Status): string | null =>
  (next.needsSession && programme.sessionOf(reply.id)) || null
