import { edition } from '#edition/index.ts'
import {
  everyLanguage,
  type InEvery,
  sentenceIn,
  type TextIn,
  typedFor,
} from '../every-language.ts'
import { displayAnswer } from '../forms/display.ts'
import type { Answer, Answers, Field } from '../forms/fields.ts'
import { fieldsOf, type Questions } from '../forms/form.ts'
import { type Language, otherLanguages, translator } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Services } from '../services.ts'
import { publicStatusOf, wordsFor } from './reply-section.ts'

/** Every answer in every language, as a ministry files it. */
export type SheetPage = {
  reference: string
  title: InEvery
  personTitle: InEvery
  person: AnswerInEvery[]
  replies: { title: InEvery; status: InEvery; answers: AnswerInEvery[] | undefined }[]
}
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
  const { words } = everyLanguage(language)
  return {
    reference: participant.reference,
    title: words('event:sheet_title'),
    personTitle: words('replies:person'),
    person: answersInEvery(edition.person, participant.person, language),
    replies: edition.forms.map(form => {
      const reply = replies.reply(participant.id, form.path)
      return {
        title: words(wordsFor(form, reply, 'title')),
        status: words(`replies:status.${publicStatusOf(reply)}`),
        answers: reply && answersInEvery(form, reply.answers, language),
      }
    }),
  }
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
