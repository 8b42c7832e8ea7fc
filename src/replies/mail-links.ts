import type { Letters } from '../letters/letters.ts'
import type { Participant, ReplyStore } from './store.ts'

/** One request must not fill a post box. */
const linksPerRequest = 5

/** A personal link for each whom this address replies for, as far as they are few; may be nobody. */
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
