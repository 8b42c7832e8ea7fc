import { daysOf } from '#edition/facts.ts'
import type { Answers } from '../forms/fields.ts'
import { textOf, valuesOf } from '../forms/form.ts'
import { foldForSearch } from '../latin.ts'
import { isThere } from './statuses.ts'
import type { Participant, ReplyStore } from './store.ts'

export type Hint = 'slot_without_participation' | 'ai_day_left_out' | 'two_speaking_requests'

/** Replies that do not fit together: said to whoever replies, never held against them. Keys of `replies:hints`. */
export function hintsFor(participant: Participant, store: ReplyStore): Hint[] {
  const there = store.repliesOf(participant.id).filter(isThere)
  const answersTo = (form: string) => there.find(reply => reply.form === form)?.answers
  return [
    ...(slotWithoutParticipation(answersTo) ? ['slot_without_participation' as const] : []),
    ...(aiDayLeftOut(answersTo('participation'), answersTo('ai-governance-day'))
      ? ['ai_day_left_out' as const]
      : []),
    ...(answersTo('speaking-slot') && colleagueSpeaks(participant, store)
      ? ['two_speaking_requests' as const]
      : []),
  ]
}

function slotWithoutParticipation(answersTo: (form: string) => Answers | undefined): boolean {
  const attendance = textOf(answersTo('participation') ?? {}, 'attendance')
  return (
    answersTo('speaking-slot') !== undefined &&
    (attendance === '' || attendance === 'not_attending')
  )
}

function aiDayLeftOut(participation: Answers | undefined, aiDay: Answers | undefined): boolean {
  if (!participation || !aiDay || textOf(aiDay, 'ai_attendance') === 'no') return false
  return !daysOf('ai_governance_day').some(day => valuesOf(participation, 'days').includes(day))
}

/** Only to who has proven the address that both requests share: nobody else may learn who asked to speak. */
function colleagueSpeaks(participant: Participant, store: ReplyStore): boolean {
  if (!participant.emailProvenAt) return false
  const authority = (person: Answers) => foldForSearch(textOf(person, 'organization'))
  return store
    .participantsByEmail(participant.email)
    .filter(
      other =>
        other.id !== participant.id && authority(other.person) === authority(participant.person),
    )
    .some(other => isThere(store.reply(other.id, 'speaking-slot')))
}
