import { fullName } from '../facts/person.ts'
import { textOf, valuesOf } from '../forms/form.ts'
import { inProtocolOrder, speaksThemselves } from '../replies/protocol-order.ts'
import type { PlannedSession, Slot, Speech } from './programme.ts'

export const speakerOf = (speech: Speech): { name: string; position: string } =>
  speaksThemselves(speech.answers)
    ? {
        name: fullName(speech.person),
        position: textOf(speech.person, 'position'),
      }
    : {
        name: textOf(speech.answers, 'speaker_name'),
        position: textOf(speech.answers, 'speaker_position'),
      }

export const inSuggestedOrder = (speeches: readonly Speech[]): Speech[] =>
  inProtocolOrder(speeches, speech => speech)

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
export function conflictsOf(
  slot: Slot,
  session: PlannedSession,
  all: readonly PlannedSession[],
): Conflict[] {
  const others = all.flatMap(one => one.slots).filter(other => other.replyId !== slot.replyId)
  const speaker = (one: Speech) => speakerOf(one).name.toLowerCase()
  const authority = (one: Speech) =>
    `${one.person.country} ${textOf(one.person, 'organization')}`.toLowerCase()
  const found: [Conflict, boolean][] = [
    ['told_other_session', isTold(slot) && ![null, session.name].includes(slot.toldSession)],
    ['unavailable_day', !valuesOf(slot.answers, 'available_days').includes(session.day.toString())],
    ['unavailable_times', textOf(slot.answers, 'unavailable_times') !== ''],
    [
      'two_slots',
      others.some(
        other => speaker(other) === speaker(slot) && authority(other) === authority(slot),
      ),
    ],
    ['over_capacity', slot.position > session.capacity],
    ['two_of_authority', others.some(other => authority(other) === authority(slot))],
  ]
  return found.filter(([, is]) => is).map(([conflict]) => conflict)
}
