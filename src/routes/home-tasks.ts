import { edition } from '#edition/index.ts'
import { isOpen } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import { orNothing, type Translate } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { takenLate } from '../replies/late.ts'
import { isInForce, lookOf, publicStatus } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { forWhom } from './for-whom.ts'
import { wordsFor } from './reply-section.ts'

export type Task = {
  name: string
  /** Empty where nothing can be done and nothing is there. */
  url: string
  title: string
  /** What is asked, and how long it takes; empty once it has been sent. */
  about: string
  look: string
  statusText: string
  isDone: boolean
}

/** Whose tasks they are: the only participant known, else somebody new. */
export type Whose = { reference: string; replies: readonly Reply[] }

export function whoseTasks({ replies }: Services, participants: readonly Participant[]): Whose {
  const [only, ...others] = participants
  return only && others.length === 0
    ? { reference: only.reference, replies: replies.repliesOf(only.id) }
    : { reference: '', replies: [] }
}

export const replyTo = ({ path }: Form, { replies }: Whose): Reply | undefined =>
  replies.find(({ form }) => form === path)

/** Once every form has closed, those alone that have been answered. */
export function tasksOnPage(whose: Whose, now: Temporal.Instant, reader: Reader): Task[] {
  const isSomeOpen = edition.forms.some(form => isOpen(form, now))
  return edition.forms
    .filter(form => isSomeOpen || replyTo(form, whose))
    .map(form => taskOf(form, whose, isOpen(form, now), reader))
}

function taskOf(form: Form, whose: Whose, mayReply: boolean, { t, language }: Reader): Task {
  const reply = replyTo(form, whose)
  const status = reply && publicStatus(reply.status)
  const withoutReply = mayReply ? 'none' : 'closed'
  return {
    name: form.path,
    url: mayReply
      ? `/${language}/${form.path}${forWhom(whose.reference)}`
      : wayAfterwards(form, whose, language),
    title: t(wordsFor(form, reply, 'title')),
    about: isInForce(reply) ? '' : aboutTask(form, t),
    look: status ? lookOf(status) : withoutReply,
    statusText: t(`site:home.status.${status ?? withoutReply}`),
    isDone: isInForce(reply),
  }
}

/** To what has been sent, else to what is still taken. */
function wayAfterwards(form: Form, whose: Whose, language: Reader['language']): string {
  const { path } = form
  const query = forWhom(whose.reference)
  const reply = replyTo(form, whose)
  if (reply) return `/${language}/replies${query}#${path}`
  return takenLate(form, reply) === 'nothing' ? '' : `/${language}/${path}${query}`
}

/** What a form asks for, and how long that takes; nothing where its edition says nothing. */
function aboutTask({ path }: Form, t: Translate): string {
  const what = t(`${path}:task`, orNothing)
  return what && t('site:home.task', { what, minutes: t(`${path}:minutes`) })
}
