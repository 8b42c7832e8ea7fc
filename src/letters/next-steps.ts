import { officialRegistration } from '#edition/circular.ts'
import { createDates } from '../dates.ts'
import { asksForSeat, declines, flowOf, isRegistered } from '../facts/answers.ts'
import { isOpen, lastClosesAt } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import { type Translate, translator } from '../i18n.ts'
import { type NextStep, wordsOf } from './kind-of-letter.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'

/** What happens next, and until when; each text is empty where there is nothing to say. */
export type NextStepsView = {
  /** What the secretariat does with the reply. */
  next: string
  registration: { sentence: string; url: string; text: string } | undefined
  page: PageView | undefined
}

/** The page that the letter opens; `remarks`: whom not to give the link to, and until when it is of use. */
export type PageView = { sentence: string; url: string; button: string; remarks: string[] }

/** `url`: undefined where the letter opens nothing. */
export function nextStepsIn(
  content: LetterContent,
  form: Form | undefined,
  url: string | undefined,
  at: Temporal.Instant,
): NextStepsView {
  const { kind, language } = content
  const t = translator(language)
  const { nextStep } = kinds[kind]
  return {
    next: form && awaitsDecision(content, form) ? t(`confirmations:${form.path}.next`) : '',
    registration: isToRegister(content)
      ? { sentence: t('letters:registration'), ...officialRegistration }
      : undefined,
    page: nextStep && url ? pageIn(nextStep, url, content, form, at) : undefined,
  }
}

/** The letter tells of answers that are in force. */
const isComing = ({ kind, data: { form = '', answers = {} } }: LetterContent): boolean =>
  kinds[kind].lists === 'choices' && !declines({ form, answers })

/** A slot or a seat is asked for, and nothing has been decided that the participant knows of. */
function awaitsDecision(content: LetterContent, { path }: Form): boolean {
  const { answers = {}, isDecided } = content.data
  const asks = flowOf(path) === 'slot' || asksForSeat({ form: path, answers })
  return isComing(content) && asks && !isDecided
}

/** Nobody who does not come, or may not, or has done so, is told to register. */
function isToRegister(content: LetterContent): boolean {
  const { form = '', answers = {}, holdsPlace = false } = content.data
  return (isComing(content) || holdsPlace) && !isRegistered({ form, answers })
}

function pageIn(
  { path, words, button, saysDeadline, lateWords }: NextStep,
  url: string,
  { language, data }: LetterContent,
  form: Form | undefined,
  at: Temporal.Instant,
): PageView {
  const t = translator(language)
  const page = { url, button: t(wordsOf(button, data)) }
  const keep = path.includes(':language') ? [t('letters:keep_link')] : []
  // A letter about a form says when this form closes, another when the last of all does.
  const closesAt = form?.closesAt ?? lastClosesAt
  if (!saysDeadline || isOpen({ closesAt }, at))
    return {
      ...page,
      sentence: t(wordsOf(words, data)),
      remarks: [...keep, ...(saysDeadline ? [sentenceWith('letters:until', closesAt, t)] : [])],
    }
  return {
    ...page,
    sentence: t('letters:personal_page_late'),
    remarks: [
      ...keep,
      [sentenceWith('letters:closed_since', closesAt, t), lateWords && t(lateWords)]
        .filter(Boolean)
        .join(' '),
    ],
  }
}

const sentenceWith = (key: string, closesAt: Temporal.Instant, t: Translate): string =>
  t(key, { deadline: createDates(t).moment(closesAt) })
