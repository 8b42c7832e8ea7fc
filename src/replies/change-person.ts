import type { Answers } from '../forms/fields.ts'
import type { Letters } from '../letters/letters.ts'
import type { Access } from '../participants/access.ts'
import { type Made, recordVersion } from './record-version.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'
import { byParticipant } from './versions.ts'

type Tools = { replies: ReplyStore; letters: Letters; access: Access }

/**
 * Stores changed details and returns the participant as stored now; writes nothing where they are
 * the same. With another e-mail address the participant is somebody else's: what opened them opens
 * them no more, but for the browser, with these tokens, that changed it.
 */
export function changePerson(
  { replies, letters, access }: Tools,
  known: Participant,
  person: Answers,
  at: string,
  tokens: readonly string[] = [],
): Participant {
  if (JSON.stringify(known.person) === JSON.stringify(person)) return known
  replies.changePerson(known, person, at)
  const changed = replies.participant(known.id) as Participant
  if (changed.email === known.email) return changed
  access.endOthers(tokens, known.id)
  // Tells the former address that it was replaced, in case somebody else replaced it.
  letters.send('address_changed', known)
  letters.held.follow(changed)
  return changed
}

/** Gives the participant's other replies a new version too, because each reply shows the person. */
export function changeOtherReplies(
  replies: ReplyStore,
  known: Participant,
  participant: Participant,
  sent: Reply,
  made: Made,
): void {
  const action = made.by === byParticipant ? 'changed' : 'corrected'
  const others = replies.repliesOf(known.id).filter(({ id }) => id !== sent.id)
  for (const other of others.filter(isInForce)) {
    replies.touch(other.id)
    const after = replies.replyById(other.id) as Reply
    const before = { ...other, person: known.person }
    recordVersion(replies, after, before, participant, { ...made, action })
  }
}
