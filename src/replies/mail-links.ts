import type { Clock } from '../clock.ts'
import { fullName } from '../facts/person.ts'
import type { Letters } from '../letters/letters.ts'
import type { Participant, ReplyStore } from './store.ts'

/** Participants in one letter; the page that it leads to shows all. */
const listedMax = 200
/** Between two letters to one address; longer once the day has had many. */
const waitMinutes = 10
const longWaitMinutes = 60
const manyADay = 10

type Tools = { replies: ReplyStore; letters: Letters; clock: Clock }

/**
 * One letter with the link to everybody whom this address replies for; may be nobody. Whoever asks
 * again and again finds a link in the post box already, so that a stranger who does so neither fills
 * it nor keeps its owner from the next one for long.
 */
export function mailLinksTo(tools: Tools, email: string): void {
  const participants = tools.replies.participantsByEmail(email).toSorted(provenThenLatest)
  const [first] = participants
  if (!first || hasJustBeenSent(tools, email)) return
  tools.letters.send('personal_link', first, {
    ...(participants.length === 1 ? { person: first.person } : {}),
    participants: participants.slice(0, listedMax).map(named),
  })
}

function hasJustBeenSent({ letters, clock }: Tools, email: string): boolean {
  const sentSince = (minutes: number) =>
    letters.countSince('personal_link', email, clock.now().subtract({ minutes }))
  return sentSince(sentSince(24 * 60) < manyADay ? waitMinutes : longWaitMinutes) > 0
}

/** A stranger may have typed the name of somebody whose address is not proven. */
const named = ({ reference, person, emailProvenAt }: Participant) => ({
  reference,
  name: emailProvenAt ? fullName(person) : '',
})

const provenThenLatest = (a: Participant, b: Participant): number =>
  Number(b.emailProvenAt !== null) - Number(a.emailProvenAt !== null) ||
  b.changedAt.localeCompare(a.changedAt)
