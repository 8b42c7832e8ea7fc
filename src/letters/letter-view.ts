import { contactEmail, officialRegistration } from '#edition/circular.ts'
import { createDates } from '../dates.ts'
import { sentenceIn, type TextIn } from '../every-language.ts'
import { isOpen, lastClosesAt } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import { type Language, otherLanguages, siteLanguage, type Translate, translator } from '../i18n.ts'
import { type DecidedView, decidedIn } from './decided.ts'
import { greetingOf } from './greeting.ts'
import type { NextStep, Words } from './kind-of-letter.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import { isAboutSeveral, type LetterData } from './letter-data.ts'
import { type ListedView, listedIn } from './listed.ts'

/** What both templates of a letter print. */
export type LetterView = DecidedView &
  ListedView & {
    language: Language
    dir: 'ltr' | 'rtl'
    /** The side on which its lines begin: mail programs know no logical ones. */
    start: 'left' | 'right'
    t: Translate
    subject: string
    greeting: string
    intro: string
    /** Empty in a letter to the secretariat, and in one that lists several. */
    reference: string
    isToStaff: boolean
    /** What to do where the calendar file does not remove an entry; empty where none has ended. */
    calendarEnded: string
    nextStep: NextStepView | undefined
    contactEmail: string
    officialRegistrationUrl: string
    /** The last sentence, in every other language. */
    closings: TextIn[]
  }

/** `until`: a sentence; empty where no deadline is said. */
type NextStepView = { sentence: string; url: string; until: string }

export function letterView(
  content: LetterContent,
  form: Form | undefined,
  url: string | undefined,
  at: Temporal.Instant,
): LetterView {
  const { kind, language, data, isProven } = content
  const { subject, intro, closing, nextStep } = kinds[kind]
  const t = translator(language)
  const values = { reference: data.reference, form: form ? t(`${form.path}:short`) : '' }
  const { direction } = siteLanguage(language)
  return {
    language,
    dir: direction,
    start: direction === 'rtl' ? 'right' : 'left',
    t,
    subject: t(keyOf(subject, data), values),
    greeting: greetingOf(data.person, isProven, t),
    intro: t(keyOf(intro, data), values),
    ...decidedIn(data, t),
    ...listedIn(content, form),
    reference: isAboutSeveral(data) ? '' : data.reference,
    isToStaff: kinds[kind].to === 'staff',
    calendarEnded: data.calendar?.ended.length ? t('letters:calendar_ended') : '',
    nextStep: nextStep && url ? nextStepView(nextStep, url, content, form, at) : undefined,
    contactEmail,
    officialRegistrationUrl: officialRegistration.url,
    closings: otherLanguages(language).map(other =>
      sentenceIn(other, t => t(keyOf(closing, data), values)),
    ),
  }
}

/** A letter about a form says when this form closes, another when the last of all does. */
function nextStepView(
  { words, saysDeadline, lateWords }: NextStep,
  url: string,
  { language, data }: LetterContent,
  form: Form | undefined,
  at: Temporal.Instant,
): NextStepView {
  const t = translator(language)
  const closesAt = form?.closesAt ?? lastClosesAt
  const deadline = createDates(t).moment(closesAt)
  const sentence = t(keyOf(words, data))
  if (!saysDeadline) return { sentence, url, until: '' }
  if (isOpen({ closesAt }, at)) return { sentence, url, until: t('letters:until', { deadline }) }
  return {
    sentence: t('letters:personal_page_late'),
    url,
    until: [t('letters:closed_since', { deadline }), lateWords && t(lateWords)]
      .filter(Boolean)
      .join(' '),
  }
}

const keyOf = (words: Words, data: LetterData): string =>
  typeof words === 'string' ? words : words(data)
