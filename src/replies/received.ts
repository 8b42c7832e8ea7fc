import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/**
 * `repeated`: the very same reply was there already, so nothing was written. `outdated`: the stored
 * reply changed after the page was made; nothing was written. `other_name`: the page was one
 * participant's and now has quite another name; nothing was written before somebody says which it is.
 */
export type Received =
  | { result: 'saved' | 'repeated'; participant: Participant; reply: Reply }
  | { result: 'closed' }
  | { result: 'outdated'; participant: Participant | undefined }
  | { result: 'other_name'; participant: Participant }

/** What replies are taken in with. */
export type ReceivingTools = { clock: Clock; replies: ReplyStore; letters: Letters }

export const letterDataOf = ({ person }: Participant, { form, answers }: Reply) => ({
  form,
  person,
  answers,
})
