import { declines, type OwnAnswers } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import type { Form } from '../forms/form.ts'
import { orNothing, type Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { takenLate } from '../replies/late.ts'
import {
  firstStatus,
  isInForce,
  lookOf,
  nextStatuses,
  publicStatus,
  type ReplyStatus,
  type StatusLook,
} from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import { forWhom } from './for-whom.ts'
import { type WithdrawalForm, withdrawalForm } from './withdrawal-form.ts'

/** One of the replies on the personal page, and what can still be done with it. */
export type ReplySection = {
  path: string
  title: string
  status: { look: StatusLook | 'none'; text: string }
  dated: string | undefined
  offer: Offer | undefined
  answers: AnswerOnPage[] | undefined
  change: { url: string; text: string } | undefined
  /** Undefined: it is not in force. */
  withdrawal: WithdrawalForm | undefined
}
/** What the secretariat offers, and what can be said to it. */
export type Offer = {
  text: string
  session: string | undefined
  action: string
  version: number
  choices: { value: ReplyStatus; text: string; isQuiet: boolean }[]
}

/** Nothing, where there is no reply. */
export const publicStatusOf = (reply: Reply | undefined): string =>
  reply ? publicStatus(reply.status) : 'none'

/** A key of the catalogues: a reply that says no is never called what it says no to. */
export const wordsFor = (
  { path }: Form,
  reply: OwnAnswers | undefined,
  part: 'title' | 'short',
): string => (reply && declines(reply) ? `${path}:refusal.name` : `${path}:${part}`)

/** `reference`: of the participant, so that every link and button says for whom it is. */
export function replySection(
  form: Form,
  reference: string,
  reply: Reply | undefined,
  now: Temporal.Instant,
  reader: Reader,
): ReplySection {
  const { t } = reader
  const isLate = !isOpen(form, now)
  return {
    path: form.path,
    title: t(wordsFor(form, reply, 'title')),
    status: {
      look: reply ? lookOf(publicStatus(reply.status)) : 'none',
      text: t(`replies:status.${publicStatusOf(reply)}`),
    },
    dated: reply && datedIn(reply, reader),
    offer: reply && offerOf(reply, reference, reader),
    answers: reply && answersOnPage(form, reply.answers, reader),
    change: changeOf(form, reference, reply, isLate, reader),
    withdrawal: isInForce(reply) ? withdrawalForm(form, reference, now, reader) : undefined,
  }
}

/** After the deadline the form still takes a refusal, or the name of whoever comes instead. */
function changeOf(
  form: Form,
  reference: string,
  reply: Reply | undefined,
  isLate: boolean,
  { t, language }: Reader,
): ReplySection['change'] {
  const taken = takenLate(form, reply)
  if (isLate && taken === 'nothing') return undefined
  return {
    url: `/${language}/${form.path}${forWhom(reference)}`,
    text: isLate ? t(`replies:late.${taken}`) : t(`replies:action.${actionFor(reply)}`),
  }
}

/** When it was sent or withdrawn; a later status has come since, and its day is told by a letter. */
function datedIn(reply: Reply, { t, dates }: Reader): string {
  const { form, answers, status, changedAt } = reply
  const isAsSent = publicStatus(status) === publicStatus(firstStatus(form, answers))
  const words = isAsSent || !isInForce(reply) ? 'replies:done_at' : 'replies:dated'
  return t(words, { moment: dates.at(Temporal.Instant.from(changedAt)) })
}

/** Which word leads to the form: whatever is there is changed. */
const actionFor = (reply: Reply | undefined): string =>
  isInForce(reply) ? 'received' : publicStatusOf(reply)

function offerOf(reply: Reply, reference: string, { t, language }: Reader): Offer | undefined {
  const { form, status, toldSession, version } = reply
  const choices = nextStatuses(reply, 'participant').map(({ name, isNo }) => ({
    value: name,
    text: t(`replies:answer.${name}`),
    isQuiet: isNo ?? false,
  }))
  if (choices.length === 0) return undefined
  const session = toldSession && t(`event:sessions.${toldSession}`)
  return {
    text: offerInWords(form, publicStatus(status), t),
    session: session ? t('replies:offer.session', { session }) : undefined,
    action: `/${language}/replies/${form}/answer${forWhom(reference)}`,
    version,
    // A no stands last.
    choices: choices.toSorted((a, b) => Number(a.isQuiet) - Number(b.isQuiet)),
  }
}

/** What a form gives may have a name of its own, which its edition says. */
const offerInWords = (form: string, status: string, t: Translate): string =>
  t(`decisions:${form}.${status}.offer`, orNothing) || t(`replies:offer.${status}`)
