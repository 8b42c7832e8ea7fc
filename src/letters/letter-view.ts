import { contactEmail, officialRegistration } from '#edition/circular.ts'
import { createDates } from '../dates.ts'
import { lastClosesAt } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import { type Language, otherLanguage, type Translate, translator } from '../i18n.ts'
import { type DecidedView, decidedIn } from './decided.ts'
import { greetingOf } from './greeting.ts'
import type { NextStep, Words } from './kind-of-letter.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import type { LetterData } from './letter-data.ts'
import { type ListedView, listedIn } from './listed.ts'

/** What both templates of a letter print. */
export type LetterView = DecidedView &
  ListedView & {
    language: Language
    t: Translate
    subject: string
    greeting: string
    intro: string
    /** Empty in a letter to the secretariat. */
    reference: string
    nextStep: NextStepView | undefined
    contactEmail: string
    officialRegistrationUrl: string
    closing: string
    /** Of the closing sentence. */
    otherLanguage: Language
  }

/** `until`: a sentence; empty where no deadline is said. */
type NextStepView = { sentence: string; url: string; until: string }

export function letterView(
  content: LetterContent,
  form: Form | undefined,
  url: string | undefined,
): LetterView {
  const { kind, language, data, isProven } = content
  const { subject, intro, closing, nextStep } = kinds[kind]
  const t = translator(language)
  const values = { reference: data.reference, form: form ? t(`${form.path}:short`) : '' }
  return {
    language,
    t,
    subject: t(keyOf(subject, data), values),
    greeting: greetingOf(data.person, isProven, t),
    intro: t(keyOf(intro, data), values),
    ...decidedIn(data, t),
    ...listedIn(content, form),
    reference: data.reference,
    nextStep: nextStep && url ? nextStepView(nextStep, url, content, form) : undefined,
    contactEmail,
    officialRegistrationUrl: officialRegistration.url,
    closing: translator(otherLanguage(language))(keyOf(closing, data), values),
    otherLanguage: otherLanguage(language),
  }
}

/** A letter about a form says when this form closes, another when the last of all does. */
function nextStepView(
  { words, saysDeadline }: NextStep,
  url: string,
  { language, data }: LetterContent,
  form: Form | undefined,
): NextStepView {
  const t = translator(language)
  const deadline = createDates(t, language).moment(form?.closesAt ?? lastClosesAt)
  return {
    sentence: t(keyOf(words, data)),
    url,
    until: saysDeadline ? t('letters:until', { deadline }) : '',
  }
}

const keyOf = (words: Words, data: LetterData): string =>
  typeof words === 'string' ? words : words(data)
