import type { Letter } from '../letters/outbox.ts'
import { isThere } from './statuses.ts'
import type { Reply } from './store.ts'

/** Whether a letter may go out once more: it was not called back, and what it says is still so. */
export function maySendAgain(letter: Letter, reply: Reply | undefined): boolean {
  if (letter.state === 'queued' || letter.error === 'cancelled') return false
  if (letter.kind === 'decision') {
    const isToldSession = (reply?.toldSession ?? undefined) === letter.data.session
    return reply?.status === letter.data.status && isToldSession
  }
  if (letter.kind === 'withdrawn') return reply?.status === 'withdrawn'
  if (!['received', 'changed', 'corrected'].includes(letter.kind)) return true
  return isThere(reply) && JSON.stringify(reply.answers) === JSON.stringify(letter.data.answers)
}
