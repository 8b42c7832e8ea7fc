import { letterDataOf, type Received, type ReceivingTools } from './received.ts'
import { madeBy, recordVersion } from './record-version.ts'
import type { Entry, Participant, Reply } from './store.ts'

/** `entry`: staff record a withdrawal that they were told of, also after the deadline. */
export function withdraw(
  tools: ReceivingTools,
  participant: Participant,
  before: Reply,
  entry?: Entry,
): Received {
  const { replies, letters, clock } = tools
  const at = String(clock.now())
  if (!replies.withdrawReply(before, at))
    return { result: 'repeated', participant, reply: before, isUnchanged: false }
  const reply = replies.reply(participant.id, before.form) as Reply
  const was = { ...before, person: participant.person }
  recordVersion(replies, reply, was, participant, madeBy('withdrawn', at, entry))
  letters.send('withdrawn', participant, letterDataOf(participant, reply, before))
  return { result: 'saved', participant, reply }
}
