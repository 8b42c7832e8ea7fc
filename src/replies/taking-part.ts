import { declines, flowOf, hasStandIn, isInRoom, standInLevelOf } from '../facts/answers.ts'
import { categoryOf, protocolCategories, type Ranked } from './protocol-order.ts'
import { isConfirmed, isInForce, placedStatuses, type ReplyStatus } from './statuses.ts'

/**
 * `firm`: of all who take part those who come into the room, or have accepted the slot or seat that
 * they were told of.
 */
export const kindsOfPart = ['all', 'firm'] as const

/** Where slots or seats are decided about, only who has been told of one takes part. */
export function partIn(reply: Ranked & { status: ReplyStatus }): readonly string[] {
  const isNote = flowOf(reply.form) === 'note'
  const takesPart = isNote
    ? isInForce(reply) && !declines(reply)
    : placedStatuses(reply.form).includes(reply.status)
  if (!takesPart) return []
  const isFirm = isNote ? isInRoom(reply) : isConfirmed(reply.status)
  return kindsOfPart.filter(kind => kind === 'all' || isFirm)
}

/** Of whoever comes: rank does not pass to a stand-in whose level was not asked. */
export const categoryOfComer = (reply: Ranked): string =>
  hasStandIn(reply) && standInLevelOf(reply) === undefined
    ? (protocolCategories.at(-1) ?? '')
    : categoryOf(reply)
