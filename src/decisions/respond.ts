import { randomUUID } from 'node:crypto'
import { nothingPending } from '../replies/reply.ts'
import { mayHaveSlot, nextStatus, type ReplyStatus } from '../replies/statuses.ts'
import type { Entry, Participant, Reply } from '../replies/store.ts'
import { byParticipant } from '../replies/versions.ts'
import { applyDecision } from './apply.ts'
import type { DecisionChange } from './change.ts'
import { type TellingTools, tell } from './tell.ts'

/** A participant's yes or no to an offer. `to`: the status that it gives the reply. */
export type Response = {
  participant: Participant
  form: string
  to: ReplyStatus
  /** The version of the reply that the participant's page showed. */
  seen: number
  /** Set where the secretariat enters the response for the participant. */
  entry?: Entry | undefined
}

/** `changed`: the reply changed after the page was made; nothing was written. */
export type Responded = 'answered' | 'changed' | 'not_possible'

export function respond(tools: TellingTools, response: Response): Responded {
  const { participant, form, to, seen } = response
  const reply = tools.replies.reply(participant.id, form)
  if (!reply) return 'not_possible'
  // A second press of the button finds the response already given.
  if (reply.status === to) return 'answered'
  if (reply.version !== seen) return 'changed'
  if (!nextStatus(reply, to, 'participant')) return 'not_possible'
  record(tools, reply, response)
  return 'answered'
}

function record(tools: TellingTools, reply: Reply, { to, entry }: Response): void {
  const batch = randomUUID()
  const toldSession = mayHaveSlot(to) ? reply.toldSession : null
  const change: DecisionChange = {
    action: 'answered',
    decision: { status: to, ...nothingPending, toldSession },
    source: entry?.source,
  }
  const after = applyDecision(tools, reply, change, entry?.by ?? byParticipant, batch)
  tell(tools, after, reply, { batch, note: '', isByStaff: entry !== undefined })
}
