import { textOf, valuesOf } from '../forms/form.ts'
import { fullName } from '../forms/person.ts'
import { categoryOfLevel, type ProtocolCategory, protocolCategories } from '../replies/protocol-order.ts'
import type { PlannedSession, Slot, Speech } from './programme.ts'

/** Rank does not pass to a stand-in: who speaks counts, not who was invited. */
const isParticipant = ({ answers }: Speech): boolean => textOf(answers, 'speaker_is_participant') !== 'no'
const levelOf = (speech: Speech): string =>
  isParticipant(speech) ? textOf(speech.person, 'level') : textOf(speech.answers, 'speaker_level')

export const speakerOf = (speech: Speech): { name: string; position: string } =>
  isParticipant(speech)
    ? {
        name: fullName(speech.person),
        position: textOf(speech.person, 'position'),
      }
    : { name: textOf(speech.answers, 'speaker_name'), position: textOf(speech.answers, 'speaker_position') }

/** What staff have set, else what the stated level suggests. */
export const categoryOf = (speech: Speech): ProtocolCategory =>
  protocolCategories.find(category => category === speech.protocolCategory) ??
  categoryOfLevel[levelOf(speech)] ??
  'none'

const isInRoom = ({ answers }: Speech): boolean => textOf(answers, 'speaking_mode') === 'in_person'

/** Protocol category, then the room before remote, then the time of request: each step can be told to whoever asks. */
export const inSuggestedOrder = (speeches: readonly Speech[]): Speech[] =>
  speeches.toSorted(
    (a, b) =>
      protocolCategories.indexOf(categoryOf(a)) - protocolCategories.indexOf(categoryOf(b)) ||
      Number(isInRoom(b)) - Number(isInRoom(a)) ||
      a.submittedAt.localeCompare(b.submittedAt),
  )

export type Conflict =
  | 'told_other_session'
  | 'unavailable_day'
  | 'unavailable_times'
  | 'two_slots'
  | 'over_capacity'
  | 'two_of_authority'

/** The participant counts on a slot, and no decision that waits for its letter is about to say otherwise. */
export const isTold = ({ status, pendingStatus }: Speech): boolean =>
  (status === 'slot_offered' || status === 'confirmed') && pendingStatus === null

/** What speaks against a slot as it stands; the programme may have reasons to keep it. */
export function conflictsOf(slot: Slot, session: PlannedSession, all: readonly PlannedSession[]): Conflict[] {
  const others = all.flatMap(one => one.slots).filter(other => other.replyId !== slot.replyId)
  const speaker = (one: Speech) => speakerOf(one).name.toLowerCase()
  const authority = (one: Speech) => `${one.person.country} ${textOf(one.person, 'organization')}`.toLowerCase()
  const found: [Conflict, boolean][] = [
    ['told_other_session', isTold(slot) && ![null, session.name].includes(slot.toldSession)],
    ['unavailable_day', !valuesOf(slot.answers, 'available_days').includes(session.day.toString())],
    ['unavailable_times', textOf(slot.answers, 'unavailable_times') !== ''],
    ['two_slots', others.some(other => speaker(other) === speaker(slot) && authority(other) === authority(slot))],
    ['over_capacity', slot.position > session.capacity],
    ['two_of_authority', others.some(other => authority(other) === authority(slot))],
  ]
  return found.filter(([, is]) => is).map(([conflict]) => conflict)
}
