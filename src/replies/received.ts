import type { ReplyCalendar } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import type { Access } from '../participants/access.ts'
import { isDecided } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/**
 * `repeated`: the very same reply was there already, so nothing was written; `isUnchanged`: the page
 * had shown it, and it was sent back as it was, which is no second press. `outdated`: the stored
 * reply changed after the page was made; nothing was written. `other_name`: the page was one
 * participant's and now has quite another name; nothing was written before somebody says which it is.
 */
export type Received =
  | { result: 'saved'; participant: Participant; reply: Reply }
  | { result: 'repeated'; participant: Participant; reply: Reply; isUnchanged: boolean }
  | { result: 'closed' }
  | { result: 'outdated'; participant: Participant | undefined }
  | { result: 'other_name'; participant: Participant }

/** What replies are taken in with. */
export type ReceivingTools = {
  clock: Clock
  replies: ReplyStore
  letters: Letters
  access: Access
}

export const letterDataOf = (participant: Participant, reply: Reply, calendar: ReplyCalendar) => ({
  form: reply.form,
  person: participant.person,
  answers: reply.answers,
  repliedAt: reply.changedAt,
  isDecided: isDecided(reply),
  calendar,
})
