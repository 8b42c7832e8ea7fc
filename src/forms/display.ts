import { weekday } from '../dates.ts'
import { orNothing, type Translate } from '../i18n.ts'
import { compareIn, nameOfLanguage } from '../intl.ts'
import { saidOnce } from '../said-once.ts'
import type { Answer, Answers, Field, Row } from './fields.ts'
import { fieldsOf, type Questions } from './form.ts'

/** An answered field: its label, and the answer as lines of text. */
export type AnsweredField = {
  field: Field
  label: string
  /** Where a colon follows: a question is named there, not asked. */
  name: string
  lines: string[]
}

export const displayAnswers = (form: Questions, answers: Answers, t: Translate): AnsweredField[] =>
  fieldsOf(form).flatMap(field => {
    const answer = answers[field.name]
    return answer === undefined
      ? []
      : [{ field, ...labelsOf(field, t), lines: displayAnswer(field, answer, t) }]
  })

const labelsOf = saidOnce(({ text }: Field, t) => {
  const label = t(`${text}.label`)
  return { label, name: t(`${text}.short`, orNothing) || label }
})

/** Options in words, a line per row; free text, and a value that is no option, as typed. */
export function displayAnswer(field: Field, answer: Answer, t: Translate): string[] {
  if (field.kind === 'checkbox') return [t('choices:yes_no.yes')]
  if (field.kind === 'rows') return (answer as Row[]).map(row => displayRow(field, row))
  const values = typeof answer === 'string' ? [answer] : (answer as string[])
  return values.map(value => optionLabel(field, value, t))
}

/** What is no option, or no more, as it is: typed text must never become a key. */
export const optionLabel = (field: Field, value: string, t: Translate): string =>
  labelsOfOptions(field, t).get(value) ?? value

const labelsOfOptions = saidOnce(
  (field: Field, t) => new Map(field.options.map(value => [value, labelOfOption(field, value, t)])),
)

function labelOfOption(
  { optionsText, areDays, areLanguages }: Field,
  value: string,
  t: Translate,
): string {
  if (areDays) return dayInWords(value, t)
  return areLanguages ? languageInWords(value, t) : t(`${optionsText}${value}`)
}

/** «Вторник, 8 июля» for `2025-07-08`, as it begins a line. */
export const dayInWords = (day: string, t: Translate): string =>
  capitalised(weekday(Temporal.PlainDate.from(day), t))

/** «Английский», as it begins a line. */
export const languageInWords = (code: string, t: Translate): string =>
  capitalised(nameOfLanguage(code, t.language))

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Option = { value: string; label: string }

/** The options in words, in the order in which they are offered. */
export const optionsInWords: (field: Field, t: Translate) => readonly Option[] = saidOnce(inOrder)

function inOrder(field: Field, t: Translate): Option[] {
  const options = field.options.map(value => ({ value, label: optionLabel(field, value, t) }))
  return field.alphabetical ? inOrderOf(options, t) : options
}

const inOrderOf = (options: Option[], { language }: Translate): Option[] => {
  const compare = compareIn(language)
  return options.sort((a, b) => compare(a.label, b.label))
}

const displayRow = (field: Field, row: Row): string =>
  field.fields.flatMap(column => row[column.name] ?? []).join(', ')
