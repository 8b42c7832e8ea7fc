import type { Letters } from '../letters/letters.ts'
import type { Participant, ReplyStore } from './store.ts'

/** The most letters that one request for links may send, so that it cannot fill a mailbox. */
const linksPerRequest = 5

/**
 * Mails this address a personal link for each of its participants: those with a proven address
 * first, then the latest changed. An unknown address gets nothing.
 */
export function mailLinksTo(
  { replies, letters }: { replies: ReplyStore; letters: Letters },
  email: string,
): void {
  const participants = replies.participantsByEmail(email).toSorted(provenThenLatest)
  for (const participant of participants.slice(0, linksPerRequest))
    letters.send('personal_link', participant)
}

const provenThenLatest = (a: Participant, b: Participant): number =>
  Number(b.emailProvenAt !== null) - Number(a.emailProvenAt !== null) ||
  b.changedAt.localeCompare(a.changedAt)
