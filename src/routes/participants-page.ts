import { edition } from '#edition/index.ts'
import { isOpen } from '../facts/closing.ts'
import { fullName } from '../facts/person.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { lookOf, publicStatus } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { forWhom } from './for-whom.ts'
import { publicStatusOf, wordsFor } from './reply-section.ts'

/** Everybody whom this browser may open, with the state of each reply, and the way to one more. */
export type ParticipantsPage = {
  participants: ListedParticipant[]
  another: FormForAnother[]
}
/** A form for somebody new. */
export type FormForAnother = { url: string; text: string }
export type ListedParticipant = {
  name: string
  reference: string
  url: string
  replies: { title: string; look: string; status: string }[]
}

export function participantsPage(
  { clock, replies }: Services,
  participants: readonly Participant[],
  reader: Reader,
): ParticipantsPage {
  const { language } = reader
  return {
    participants: participants.map(participant => ({
      name: fullName(participant.person),
      reference: participant.reference,
      url: `/${language}/replies${forWhom(participant.reference)}`,
      replies: statesOf(replies.repliesOf(participant.id), reader),
    })),
    another: formsForAnother(clock.now(), reader),
  }
}

/** Those that are still open. */
export const formsForAnother = (now: Temporal.Instant, { t, language }: Reader): FormForAnother[] =>
  edition.forms
    .filter(form => isOpen(form, now))
    .map(({ path }) => ({ url: `/${language}/${path}`, text: t(`${path}:title`) }))

const statesOf = (stored: readonly Reply[], { t }: Reader): ListedParticipant['replies'] =>
  edition.forms.map(form => {
    const reply = stored.find(one => one.form === form.path)
    return {
      title: t(wordsFor(form, reply, 'short')),
      look: reply ? lookOf(publicStatus(reply.status)) : 'none',
      status: t(`replies:status.${publicStatusOf(reply)}`),
    }
  })
