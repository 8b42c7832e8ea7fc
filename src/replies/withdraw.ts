import { letterDataOf, type Received, type ReceivingTools } from './received.ts'
import { madeBy, recordVersion } from './record-version.ts'
import type { Entry, Participant, Reply } from './store.ts'
import { calendarToTell } from './told-calendar.ts'

/** The longest word with a withdrawal, in characters: as long as the notes of a reply. */
export const messageMax = 1000

/** `entry`: staff record it as they were told, also after the deadline; `message`: why, if said. */
export type Withdrawal = { entry?: Entry | undefined; message?: string | undefined }

export function withdraw(
  tools: ReceivingTools,
  participant: Participant,
  before: Reply,
  { entry, message }: Withdrawal = {},
): Received {
  const { replies, letters, clock } = tools
  const at = String(clock.now())
  if (!replies.withdrawReply(before, at))
    return { result: 'repeated', participant, reply: before, isUnchanged: false }
  const reply = replies.reply(participant.id, before.form) as Reply
  const was = { ...before, person: participant.person }
  const made = { ...madeBy('withdrawn', at, entry), message: message || undefined }
  recordVersion(replies, reply, was, participant, made)
  const calendar = calendarToTell(tools, participant, reply, before)
  letters.send('withdrawn', participant, letterDataOf(participant, reply, calendar))
  return { result: 'saved', participant, reply }
}
