import { edition } from '#edition/index.ts'
import { bothLanguages, type InBoth } from '../both-languages.ts'
import { displayAnswer } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import { fieldsOf, type Questions } from '../forms/form.ts'
import { type Language, otherLanguage, translator } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Services } from '../services.ts'
import { publicStatusOf } from './reply-section.ts'

/** Every answer in both languages, as a ministry files it. */
export type SheetPage = {
  reference: string
  title: InBoth
  personTitle: InBoth
  person: AnswerInBoth[]
  replies: { title: InBoth; status: InBoth; answers: AnswerInBoth[] | undefined }[]
}
export type AnswerInBoth = {
  label: InBoth
  lines: string[]
  /** In the other language, where they are not the same. */
  otherLines: string[]
}

export function sheetPage(
  { replies }: Services,
  participant: Participant,
  language: Language,
): SheetPage {
  const { words } = bothLanguages(language)
  return {
    reference: participant.reference,
    title: words('event:sheet_title'),
    personTitle: words('replies:person'),
    person: answersInBoth(edition.person, participant.person, language),
    replies: edition.forms.map(form => {
      const reply = replies.reply(participant.id, form.path)
      return {
        title: words(`${form.path}:title`),
        status: words(`replies:status.${publicStatusOf(reply)}`),
        answers: reply && answersInBoth(form, reply.answers, language),
      }
    }),
  }
}

function answersInBoth(form: Questions, answers: Answers, language: Language): AnswerInBoth[] {
  const { words } = bothLanguages(language)
  const [t, otherT] = [translator(language), translator(otherLanguage(language))]
  return fieldsOf(form).flatMap(field => {
    const answer = answers[field.name]
    if (answer === undefined) return []
    const lines = displayAnswer(field, answer, t)
    const others = displayAnswer(field, answer, otherT)
    const otherLines = others.join() === lines.join() ? [] : others
    return [{ label: words(`${field.text}.label`), lines, otherLines }]
  })
}
