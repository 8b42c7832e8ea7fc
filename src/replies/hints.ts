import { edition } from '#edition/index.ts'
import { authorityOf } from '../facts/person.ts'
import type { Form } from '../forms/form.ts'
import { isThere } from './statuses.ts'
import type { Participant, ReplyStore } from './store.ts'

/**
 * Replies that do not fit together: said to whoever replies, never held against them. Keys of their
 * words: those of the edition, and one that holds for every programme.
 */
export function hintsFor(participant: Participant, store: ReplyStore): string[] {
  const there = store.repliesOf(participant.id).filter(isThere)
  const answersTo = (form: string) => there.find(reply => reply.form === form)?.answers
  const slot = edition.formOf('slot')
  return [
    ...edition.hints
      .filter(hint => hint.applies(answersTo))
      .map(({ name }) => `event:hints.${name}`),
    ...(slot && answersTo(slot.path) && colleagueSpeaks(participant, slot, store)
      ? ['replies:hints.two_speaking_requests']
      : []),
  ]
}

/**
 * Only to who has proven the address that both requests share: nobody else may learn who asked to
 * speak.
 */
function colleagueSpeaks(participant: Participant, slot: Form, store: ReplyStore): boolean {
  if (!participant.emailProvenAt) return false
  const authority = authorityOf(participant.person)
  return store
    .participantsByEmail(participant.email)
    .filter(other => other.id !== participant.id && authorityOf(other.person) === authority)
    .some(other => isThere(store.reply(other.id, slot.path)))
}
