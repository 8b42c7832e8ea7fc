import { randomUUID } from 'node:crypto'
import { nothingPending } from '../replies/reply.ts'
import { mayHaveSlot, nextStatus, type ReplyStatus } from '../replies/statuses.ts'
import type { Entry, Participant, Reply } from '../replies/store.ts'
import { byParticipant } from '../replies/versions.ts'
import { applyDecision } from './apply.ts'
import type { DecisionChange } from './change.ts'
import { type TellingTools, tell } from './tell.ts'

/** A participant's yes or no to what was offered. */
export type Response = {
  participant: Participant
  form: string
  to: ReplyStatus
  /** The version of the reply that the participant has seen. */
  seen: number
  /** Says so to the secretariat, which writes it down. */
  entry?: Entry | undefined
}

/** `changed`: since the participant's page was opened; nothing was done. */
export type Responded = 'answered' | 'changed' | 'not_possible'

export function respond(tools: TellingTools, response: Response): Responded {
  const { participant, form, to, seen } = response
  const reply = tools.replies.reply(participant.id, form)
  if (!reply) return 'not_possible'
  // Who presses twice finds the response that was given.
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
  tell(tools, applyDecision(tools, reply, change, entry?.by ?? byParticipant, batch), batch)
}
