import { edition } from '#edition/index.ts'
import type { Clock } from '../clock.ts'
import { isOpen } from './deadlines.ts'
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
  if (!entry && isClosed(before.form, clock)) return { result: 'closed' }
  const at = String(clock.now())
  if (!replies.withdrawReply(before, at)) return { result: 'repeated', participant, reply: before }
  const reply = replies.reply(participant.id, before.form) as Reply
  const was = { ...before, person: participant.person }
  recordVersion(replies, reply, was, participant, madeBy('withdrawn', at, entry))
  letters.send('withdrawn', participant, letterDataOf(participant, reply))
  return { result: 'saved', participant, reply }
}

function isClosed(path: string, clock: Clock): boolean {
  const form = edition.findForm(path)
  return form !== undefined && !isOpen(form, clock.now())
}
