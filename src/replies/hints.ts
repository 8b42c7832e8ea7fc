import { edition } from '#edition/index.ts'
import { authorityOf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/** A form that is looked at before it is sent: its answers count as if it were. */
type Unsent = { form: Form; answers: Answers }

/**
 * Keys of the sentences about replies of this participant that do not fit together. Only hints:
 * nothing is refused because of them. Most come from the edition; that two people of one authority
 * ask to speak is a hint in every edition.
 */
export function hintsFor(
  participant: Participant | undefined,
  replies: readonly Reply[],
  store: ReplyStore,
  unsent?: Unsent,
): string[] {
  const inForce = replies.filter(isInForce)
  const answersTo = (form: string) =>
    form === unsent?.form.path
      ? unsent.answers
      : inForce.find(reply => reply.form === form)?.answers
  const slot = edition.formOf('slot')
  return [
    ...edition.hints
      .filter(hint => hint.applies(answersTo))
      .map(({ name }) => `event:hints.${name}`),
    ...(slot && participant && answersTo(slot.path) && colleagueSpeaks(participant, slot, store)
      ? ['replies:hints.two_speaking_requests']
      : []),
  ]
}

/**
 * Another participant of the same authority and address asks to speak. Only checked for a
 * participant whose address is proven: nobody else may learn who asked to speak.
 */
function colleagueSpeaks(participant: Participant, slot: Form, store: ReplyStore): boolean {
  if (!participant.emailProvenAt) return false
  const authority = authorityOf(participant.person)
  return store
    .participantsByEmail(participant.email)
    .filter(other => other.id !== participant.id && authorityOf(other.person) === authority)
    .some(other => isInForce(store.reply(other.id, slot.path)))
}
