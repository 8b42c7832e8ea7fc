import type { Letters } from '../letters/letters.ts'
import type { Participant, Reply } from '../replies/store.ts'
import { calendarIfChanged } from '../replies/told-calendar.ts'
import type { DecisionTools } from './apply.ts'
import { decisionData } from './decision-letter.ts'

export type TellingTools = DecisionTools & { letters: Letters }

/**
 * Queues the letter about the reply's new status. `before`: the reply before; a release has the
 * decision there as a pending one, a response has none that it tells of.
 */
export function tell(
  { replies, letters }: TellingTools,
  reply: Reply,
  batch: string,
  before: Reply,
): void {
  const participant = replies.participant(reply.participantId) as Participant
  const data = decisionData(participant, reply, {
    status: reply.status,
    note: isReleased(reply, before) ? before.pendingNote : '',
    session: reply.toldSession,
    former: before.toldSession,
  })
  const send = isReleased(reply, before) ? letters.sendHeld : letters.send
  send('decision', participant, {
    ...data,
    calendar: calendarIfChanged({ replies, letters }, participant, reply, before),
    batch,
  })
}

const isReleased = ({ status }: Reply, { pendingStatus }: Reply): boolean =>
  pendingStatus === status
