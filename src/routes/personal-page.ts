import { edition } from '#edition/index.ts'
import { isOpen } from '../facts/closing.ts'
import { emailOf } from '../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { deadlines } from '../replies/deadlines.ts'
import { hintsFor } from '../replies/hints.ts'
import { replyCalendar } from '../replies/reply-calendar.ts'
import { isParticipantsDoing, publicStatus } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { type FormForAnother, formsForAnother } from './participants-page.ts'
import { type ReplySection, replySection } from './reply-section.ts'

const { forms, person } = edition

/** Everything that was answered, and what can still be done with it. */
export type PersonalPage = {
  reference: string
  /** What has just been done, and where its confirmation goes. */
  done: { title: string; letter: string } | undefined
  /** An answer to an offer came from a page that was out of date. */
  isStale: boolean
  deadlines: string[]
  hints: string[]
  replies: ReplySection[]
  person: AnswerOnPage[]
  sheetUrl: string
  calendars: { url: string; text: string }[]
  another: FormForAnother[]
}

/** What has just happened to which form, as the address says it. */
export type JustDone = {
  /** It was sent or withdrawn. */
  done?: unknown
  /** It was sent as it was. */
  unchanged?: unknown
}

export function personalPage(
  { clock, replies, outbox }: Services,
  participant: Participant,
  reader: Reader,
  { done, unchanged, isStale = false }: JustDone & { isStale?: boolean } = {},
): PersonalPage {
  const { reference } = participant
  const stored = replies.repliesOf(participant.id)
  const replyTo = (path: string) => stored.find(reply => reply.form === path)
  const now = clock.now()
  return {
    reference,
    sheetUrl: `/${reader.language}/replies/sheet?for=${reference}`,
    done:
      whatWasDone(replyTo(String(done)), participant, outbox, reader) ??
      nothingDone(replyTo(String(unchanged)), reader),
    isStale,
    deadlines: deadlinesInWords(now, reader),
    hints: hintsFor(participant, replies).map(key => reader.t(key)),
    replies: forms.map(form => replySection(form, reference, replyTo(form.path), now, reader)),
    person: answersOnPage(person, participant.person, reader),
    calendars: stored.flatMap(reply => calendarsOf(reply, reference, reader)),
    another: formsForAnother(now, reader),
  }
}

/** Each says which forms it holds for, where there is more than one. */
const deadlinesInWords = (now: Temporal.Instant, { t, dates }: Reader): string[] =>
  deadlines.map(deadline => {
    const words = isOpen(deadline, now) ? 'replies:open_until' : 'replies:closed_since'
    const sentence = t(words, { deadline: dates.moment(deadline.closesAt) })
    const names = deadline.forms.map(({ path }) => t(`${path}:short`)).join(', ')
    return deadlines.length > 1 ? `${names}: ${sentence}` : sentence
  })

/** Promises no letter that a cap has kept back. */
function whatWasDone(
  reply: Reply | undefined,
  participant: Participant,
  outbox: Outbox,
  { t }: Reader,
): PersonalPage['done'] {
  if (!reply || !isParticipantsDoing(publicStatus(reply.status))) return undefined
  const isKeptBack = outbox.ofParticipant(participant.id).at(-1)?.error === 'daily_cap'
  return {
    title: t(`replies:done.${publicStatus(reply.status)}`, { form: t(`${reply.form}:short`) }),
    letter: t(isKeptBack ? 'replies:letter_kept_back' : 'replies:letter_follows', {
      email: emailOf(participant.person),
    }),
  }
}

const nothingDone = (reply: Reply | undefined, { t }: Reader): PersonalPage['done'] =>
  reply && {
    title: t('replies:unchanged.title', { form: t(`${reply.form}:short`) }),
    letter: t('replies:unchanged.letter'),
  }

/** A file for each event, with all its days. */
function calendarsOf(reply: Reply, reference: string, { t, language }: Reader) {
  const names = new Set(replyCalendar(reply).entries.map(({ name }) => name))
  return [...names].map(name => ({
    url: `/${language}/replies/calendar/${reference}/${name}.ics`,
    text: t('replies:calendar', { segment: t(`event:events.${name}`) }),
  }))
}
