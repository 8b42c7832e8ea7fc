import type { Clock } from '../clock.ts'
import type { Programme, SlotPlace } from '../programme/programme.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Decision, Reply, ReplyAction, ReplySource, ReplyStore } from '../replies/store.ts'
import type { Seating } from '../seating/seating.ts'

/** What a decision changes of a reply; before and after it are kept with each version. */
export type DecisionState = {
  status: ReplyStatus
  pending: ReplyStatus | null
  note: string
  session: string | null
  toldSession: string | null
  position: number | null
  table: number | null
}

/** One change of one reply; `slot`: its place in the programme from now on; `source`: where staff have it from. */
export type Step = {
  action: ReplyAction
  decision: Decision
  slot?: SlotPlace | undefined
  source?: ReplySource | undefined
}
export type Steps = ReturnType<typeof createSteps>

type Parts = { clock: Clock; replies: ReplyStore; programme: Programme; seating: Seating }

/** Takes one step and keeps it as a version, inside the caller's transaction. */
export function createSteps({ clock, replies, programme, seating }: Parts) {
  function take(
    reply: Reply,
    { action, decision, slot, source }: Step,
    madeBy: string,
    batch: string,
  ): Reply {
    const before = stateOf(reply)
    replies.decide(reply, decision)
    if (slot) programme.put(reply.id, slot)
    const after = replies.replyById(reply.id) as Reply
    replies.addVersion({
      replyId: reply.id,
      version: after.version,
      action,
      before,
      after: { ...stateOf(after), source },
      madeBy,
      madeAt: String(clock.now()),
      batch,
    })
    return after
  }

  const stateOf = ({
    id,
    status,
    pendingStatus,
    pendingNote,
    toldSession,
  }: Reply): DecisionState => ({
    status,
    pending: pendingStatus,
    note: pendingNote,
    session: programme.placeOf(id)?.session ?? null,
    toldSession,
    position: programme.placeOf(id)?.position ?? null,
    table: seating.tableOf(id) ?? null,
  })

  return { take }
}
