import type { Letters } from '../letters/letters.ts'
import type { Participant, Reply } from '../replies/store.ts'
import type { DecisionTools } from './apply.ts'
import { decisionData } from './decision-letter.ts'

export type TellingTools = DecisionTools & { letters: Letters }

/**
 * Queues the letter about the reply's new status. `before`: the reply with the pending decision
 * that is released; undefined for a response.
 */
export function tell(
  { replies, letters }: TellingTools,
  reply: Reply,
  batch: string,
  before?: Reply,
): void {
  const participant = replies.participant(reply.participantId) as Participant
  const data = decisionData(participant, reply, {
    status: reply.status,
    note: before?.pendingNote ?? '',
    session: reply.toldSession,
    former: before?.toldSession ?? null,
  })
  letters.send('decision', participant, { ...data, batch })
}
