import type { Clock } from '../clock.ts'
import type { Programme } from '../programme/programme.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Reply, ReplyStore } from '../replies/store.ts'
import type { Seating } from '../seating/seating.ts'
import type { DecisionChange } from './change.ts'

/** Everything that a decision may change of a reply. Each version keeps it before and after. */
export type DecisionState = {
  status: ReplyStatus
  pending: ReplyStatus | null
  note: string
  session: string | null
  toldSession: string | null
  position: number | null
  table: number | null
  seat: number | null
}

export type DecisionTools = {
  clock: Clock
  replies: ReplyStore
  programme: Programme
  seating: Seating
}

/** Changes the reply and stores a version, inside the caller's transaction. */
export function applyDecision(
  tools: DecisionTools,
  reply: Reply,
  { action, decision, slot, source }: DecisionChange,
  madeBy: string,
  batch: string,
): Reply {
  const { clock, replies, programme } = tools
  const before = stateOf(tools, reply)
  replies.decide(reply, decision)
  if (slot) programme.put(reply.id, slot)
  const after = replies.replyById(reply.id) as Reply
  replies.addVersion({
    replyId: reply.id,
    version: after.version,
    action,
    before,
    after: { ...stateOf(tools, after), source },
    madeBy,
    madeAt: String(clock.now()),
    batch,
  })
  return after
}

function stateOf({ programme, seating }: DecisionTools, reply: Reply): DecisionState {
  const place = programme.placeOf(reply.id)
  const atTable = seating.placeOf(reply.id)
  return {
    status: reply.status,
    pending: reply.pendingStatus,
    note: reply.pendingNote,
    session: place?.session ?? null,
    toldSession: reply.toldSession,
    position: place?.position ?? null,
    table: atTable?.table ?? null,
    seat: atTable?.seat ?? null,
  }
}
