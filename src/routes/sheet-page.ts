import { edition } from '#edition/index.ts'
import { short } from '../dates.ts'
import {
  type EveryLanguage,
  everyLanguage,
  type InEvery,
  sentenceIn,
  type TextIn,
  typedFor,
} from '../every-language.ts'
import { displayAnswer } from '../forms/display.ts'
import type { Answer, Answers, Field } from '../forms/fields.ts'
import { type Form, fieldsOf, type Questions } from '../forms/form.ts'
import { type Language, otherLanguages, translator } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reply } from '../replies/reply.ts'
import type { Services } from '../services.ts'
import { publicStatusOf, wordsFor } from './reply-section.ts'
import { signLines } from './sign.ts'

/** Every answer in every language, as a ministry files it. */
export type SheetPage = {
  title: InEvery
  /** At the head of each sheet of paper. */
  number: InEvery
  reference: string
  dates: InEvery
  parts: SheetPart[]
  sign: InEvery[]
}
/** `said`: how the reply stands, and since when; empty of the person. */
export type SheetPart = { title: InEvery; said: InEvery[]; answers: AnswerInEvery[] }
export type AnswerInEvery = {
  label: InEvery
  /** What was typed once; what was chosen in every language that has other words for it. */
  lines: TextIn[]
}

export function sheetPage(
  { replies }: Services,
  participant: Participant,
  language: Language,
): SheetPage {
  const every = everyLanguage(language)
  const { words } = every
  const stored = replies.repliesOf(participant.id)
  const answers = answersInEvery(edition.person, participant.person, language)
  return {
    title: words('event:sheet_title'),
    number: words('replies:reference'),
    reference: participant.reference,
    dates: datesOf(stored, every),
    parts: [
      { title: words('replies:person'), said: [], answers },
      ...edition.forms.map(form => partOf(form, stored, language)),
    ],
    sign: signLines(every),
  }
}

function partOf(form: Form, stored: readonly Reply[], language: Language): SheetPart {
  const every = everyLanguage(language)
  const reply = stored.find(one => one.form === form.path)
  const status = every.words(`replies:status.${publicStatusOf(reply)}`)
  return {
    title: every.words(wordsFor(form, reply, 'title')),
    said: reply ? [status, datesOf([reply], every)] : [status],
    answers: reply ? answersInEvery(form, reply.answers, language) : [],
  }
}

/** When the first of them was sent, and one of them last changed. */
function datesOf(replies: readonly Reply[], { inEvery }: EveryLanguage): InEvery {
  const sent = replies.map(({ submittedAt }) => submittedAt).toSorted()[0] ?? ''
  const changed =
    replies
      .map(({ changedAt }) => changedAt)
      .toSorted()
      .at(-1) ?? ''
  const at = (instant: string) => short(Temporal.Instant.from(instant))
  return inEvery(t =>
    changed > sent
      ? t('site:paper.changed', { sent: at(sent), changed: at(changed) })
      : t('site:paper.sent', { sent: at(sent) }),
  )
}

/** In the order of the questions; what was not answered is left out. */
export function answersInEvery(
  form: Questions,
  answers: Answers,
  language: Language,
): AnswerInEvery[] {
  const { words } = everyLanguage(language)
  return fieldsOf(form).flatMap(field => {
    const answer = answers[field.name]
    return answer === undefined
      ? []
      : [{ label: words(`${field.text}.label`), lines: linesOf(field, answer, language) }]
  })
}

function linesOf(field: Field, answer: Answer, language: Language): TextIn[] {
  const own = displayAnswer(field, answer, translator(language))
  if (field.options.length === 0) return own.map(text => typedFor(language, text, field.language))
  const others = otherLanguages(language).flatMap(other =>
    displayAnswer(field, answer, translator(other)).map(text => sentenceIn(other, () => text)),
  )
  return [...own.map(text => ({ text })), ...others.filter(({ text }) => !own.includes(text))]
}
