import type { Reader } from '../reader.ts'
import { type AnsweredField, displayAnswers } from './display.ts'
import type { Answers, Field } from './fields.ts'
import type { Questions } from './form.ts'

/** An answer as a page shows it; `lang`: of what was typed in another language than the page's. */
export type AnswerOnPage = {
  /** Of the field. */
  name: string
  label: string
  lines: { text: string; lang: string | undefined }[]
  /** Where a button that is pressed in a form leads, to change it; left out: the page changes nothing. */
  changeUrl?: string
}

/** `maySee`: which fields the reader may see; all of them where it is left out. */
export const answersOnPage = (
  form: Questions,
  answers: Answers,
  reader: Reader,
  maySee: (field: Field) => boolean = () => true,
): AnswerOnPage[] =>
  displayAnswers(form, answers, reader.t)
    .filter(({ field }) => maySee(field))
    .map(answered => answerOnPage(answered, reader))

/** Options are in the page's own words. */
export const answerOnPage = (
  { field, label, lines }: AnsweredField,
  { foreign }: Reader,
): AnswerOnPage => ({
  name: field.name,
  label,
  lines: lines.map(text => ({
    text,
    lang: field.options.length ? undefined : foreign(text, field.language),
  })),
})
