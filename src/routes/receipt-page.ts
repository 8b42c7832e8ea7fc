import { edition } from '#edition/index.ts'
import { declines } from '../facts/answers.ts'
import { labelsOf } from '../facts/in-words.ts'
import { fullName } from '../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import { type Form, fieldsOf, isAsked } from '../forms/form.ts'
import type { Letter } from '../letters/letter.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { hintsFor } from '../replies/hints.ts'
import { lastDoing } from '../replies/last-doing.ts'
import { isInForce, publicStatus } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { type Kept, keptOf } from './kept.ts'
import { type NextStep, nextSteps } from './next-steps.ts'
import { type OtherReply, otherReplies } from './other-replies.ts'
import { type FormForAnother, formsForAnother } from './participants-page.ts'
import { type ReplySection, replySection, wordsFor } from './reply-section.ts'

/** What has just been done to a reply, and what follows from it. */
export type ReceiptPage = {
  /** Says what has been done; also stands in the browser's tab. */
  title: string
  at: string
  /** Which answers have changed; empty where none has. */
  changed: string
  participant: string
  reference: string
  /** What becomes of its letter. */
  letter: string
  next: NextStep[]
  hints: string[]
  others: OtherReply[]
  reply: ReplySection
  person: AnswerOnPage[]
  kept: Kept
  another: FormForAnother[]
}

/** The form to which something was done, as the address says it; `unchanged`: sent as it was. */
export type JustDone = { done?: unknown; unchanged?: unknown }

/** `what`: its words are `replies:done.<what>`. */
type Said = { what: string; at: Temporal.Instant; changed: readonly string[] }

/**
 * Undefined: the address speaks of nothing that is still so. It may be opened again much later, so
 * the page says when it was done.
 */
export function receiptPage(
  services: Services,
  participant: Participant,
  { done, unchanged }: JustDone,
  reader: Reader,
): ReceiptPage | undefined {
  const { replies, clock } = services
  const form = edition.findForm(String(done ?? unchanged))
  const reply = form && replies.reply(participant.id, form.path)
  const said = reply && (done ? saidOf(services, participant, reply) : nothingSaid(reply))
  if (!said) return undefined
  const { person, reference } = participant
  const now = clock.now()
  const stored = replies.repliesOf(participant.id)
  return {
    ...headed(form, reply, said, reader),
    participant: reader.t('replies:participant', { name: fullName(person) }),
    reference,
    letter: letterInWords(services, participant, form, said, reader),
    next: nextSteps(form, reply, now, reader),
    hints: hintsFor(participant, stored, replies).map(key => reader.t(key)),
    others: otherReplies(services, participant, reply, reader),
    reply: replySection(form, reference, reply, now, reader),
    person: answersOnPage(edition.person, person, reader),
    kept: keptOf(stored, reference, reader),
    another: formsForAnother(now, reader),
  }
}

function saidOf({ replies }: Services, participant: Participant, reply: Reply): Said | undefined {
  const doing = lastDoing(replies.versionsOf(participant.id), participant, reply)
  if (!doing) return undefined
  const { action } = doing
  return { ...doing, what: action === 'answered' ? publicStatus(reply.status) : action }
}

const nothingSaid = (reply: Reply): Said | undefined =>
  isInForce(reply)
    ? { what: 'unchanged', at: Temporal.Instant.from(reply.changedAt), changed: [] }
    : undefined

/** A notice that nobody comes is never called a confirmation. */
function headed(form: Form, reply: Reply, { what, at, changed }: Said, { t, dates }: Reader) {
  const isRefusal = declines(reply) && (what === 'submitted' || what === 'changed')
  const fields = labelsOf(form, changed.filter(isStillAsked(form, reply)), t)
  return {
    title: isRefusal
      ? t(`${form.path}:refusal.received`)
      : t(`replies:done.${what}`, { form: t(wordsFor(form, reply, 'short')) }),
    at: t(what === 'unchanged' ? 'replies:saved_at' : 'replies:done_at', { moment: dates.at(at) }),
    changed: fields && t('replies:changed', { fields }),
  }
}

/** What is no longer asked went with the answer that ended it. */
function isStillAsked(form: Form, { answers }: Reply) {
  const gone = fieldsOf(form).filter(field => !isAsked(field, answers))
  return (name: string): boolean => !gone.some(field => field.name === name)
}

/** Promises no letter that a cap has kept back, or that has come back. */
function letterInWords(
  { outbox }: Services,
  { id }: Participant,
  { path }: Form,
  { what }: Said,
  { t }: Reader,
): string {
  if (what === 'unchanged') return t('replies:letter.none')
  const letter = outbox.ofParticipant(id).findLast(({ data }) => data.form === path)
  return letter ? t(`replies:letter.${stateOf(letter)}`, { email: letter.recipient }) : ''
}

const stateOf = ({ state, error }: Letter) => (error === 'daily_cap' ? 'kept_back' : state)
