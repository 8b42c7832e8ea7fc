import type { Letters } from '../letters/letters.ts'
import type { Participant, Reply } from '../replies/store.ts'
import { calendarIfChanged } from '../replies/told-calendar.ts'
import type { DecisionTools } from './apply.ts'
import { decisionData } from './decision-letter.ts'

export type TellingTools = DecisionTools & { letters: Letters }

/** `note`: the secretariat's own words. `isByStaff`: they can still call it back. */
type Telling = { batch: string; note: string; isByStaff: boolean }

/** Queues the letter about the reply's new status; `before`: the reply before. */
export function tell(
  { replies, letters }: TellingTools,
  reply: Reply,
  before: Reply,
  { batch, note, isByStaff }: Telling,
): void {
  const participant = replies.participant(reply.participantId) as Participant
  const data = decisionData(participant, reply, {
    status: reply.status,
    note,
    session: reply.toldSession,
    former: before.toldSession,
  })
  const send = isByStaff ? letters.sendHeld : letters.send
  send('decision', participant, {
    ...data,
    calendar: calendarIfChanged({ replies, letters }, participant, reply, before),
    batch,
  })
}
