import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import type { Links } from '../participants/links.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/**
 * `repeated`: the same reply was stored already, so nothing was written. `closed`: the deadline has
 * passed. `outdated`: the stored reply changed after the page was made; nothing was written.
 */
export type Received =
  | { result: 'saved' | 'repeated'; participant: Participant; reply: Reply }
  | { result: 'closed' }
  | { result: 'outdated' }

export type ReceivingTools = { clock: Clock; replies: ReplyStore; links: Links; letters: Letters }

export const letterDataOf = ({ person }: Participant, { form, answers }: Reply) => ({
  form,
  person,
  answers,
})
