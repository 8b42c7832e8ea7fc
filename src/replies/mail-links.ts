import { fullName } from '../facts/person.ts'
import type { Letters } from '../letters/letters.ts'
import type { Participant, ReplyStore } from './store.ts'

/** Participants in one letter; the page that it leads to shows all. */
const listedMax = 200
type Tools = { replies: ReplyStore; letters: Letters }

/**
 * One letter with the link to everybody whom this address replies for; may be nobody. Whoever asks
 * again and again finds a link in the post box already.
 */
export function mailLinksTo({ replies, letters }: Tools, email: string): void {
  const participants = replies.participantsByEmail(email).toSorted(provenThenLatest)
  const [first] = participants
  if (!first) return
  letters.sendLink('personal_link', first, {
    ...(participants.length === 1 ? { person: first.person } : {}),
    participants: participants.slice(0, listedMax).map(named),
  })
}

/** A stranger may have typed the name of somebody whose address is not proven. */
const named = ({ reference, person, emailProvenAt }: Participant) => ({
  reference,
  name: emailProvenAt ? fullName(person) : '',
})

const provenThenLatest = (a: Participant, b: Participant): number =>
  Number(b.emailProvenAt !== null) - Number(a.emailProvenAt !== null) ||
  b.changedAt.localeCompare(a.changedAt)
