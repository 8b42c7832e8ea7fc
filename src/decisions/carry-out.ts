import { needsNewSeat } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import { applyDecision } from './apply.ts'
import {
  type Change,
  type DecisionChange,
  isSkip,
  type Outcome,
  type Skip,
  type Target,
} from './change.ts'
import { changeFor } from './decide.ts'
import { type TellingTools, tell } from './tell.ts'

/** The effect of a change on one reply, or why it has none. `reply` undefined: it is gone. */
export type Looked = { target: Target; reply: Reply | undefined; change: DecisionChange | Skip }

/** What the change would do to each reply; writes nothing. */
export function look(tools: TellingTools, targets: readonly Target[], wanted: Change): Looked[] {
  let invited = 0
  return targets.map(target => {
    const looked = lookAt(tools, target, wanted, invited)
    if (takesNewSeat(looked)) invited += 1
    return looked
  })
}

const takesNewSeat = ({ reply, change }: Looked): boolean =>
  reply !== undefined && !isSkip(change) && needsNewSeat(reply, change.decision.pendingStatus)

/** `invited`: seats the batch has given so far. */
function lookAt(tools: TellingTools, target: Target, wanted: Change, invited = 0): Looked {
  const reply = tools.replies.replyById(target.id)
  if (!reply) return { target, reply, change: 'gone' }
  const isSeen = reply.version === target.version
  return { target, reply, change: isSeen ? changeFor(tools, reply, wanted, invited) : 'changed' }
}

/** Makes the change to each reply where it is possible. */
export function run(
  tools: TellingTools,
  targets: readonly Target[],
  wanted: Change,
  by: string,
  batch: string,
): Outcome {
  const outcome: Outcome = { batch, done: [], skipped: [] }
  for (const target of targets) {
    const { reply, change } = lookAt(tools, target, wanted)
    if (!reply || isSkip(change))
      outcome.skipped.push({ target, reply, why: isSkip(change) ? change : 'gone' })
    else outcome.done.push(carryOut(tools, reply, change, by, batch))
  }
  return outcome
}

function carryOut(
  tools: TellingTools,
  reply: Reply,
  change: DecisionChange,
  by: string,
  batch: string,
): Reply {
  const after = applyDecision(tools, reply, change, by, batch)
  if (change.action === 'released')
    tell(tools, after, reply, { batch, note: reply.pendingNote, isByStaff: true })
  return after
}
