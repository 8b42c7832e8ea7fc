import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { isOpen } from '../facts/closing.ts'
import { optionLabel } from '../forms/display.ts'
import type { Field } from '../forms/fields.ts'
import { type Form, fieldsOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'

/** A form in every language, to be filled in by hand. */
export type BlankPage = {
  documentTitle: string
  title: InEvery
  /** Until when replies are taken, or since when no longer. */
  deadline: InEvery
  send: InEvery
  questions: BlankQuestion[]
}
type BlankQuestion = {
  label: InEvery
  /** A box to tick without words of its own. */
  isBox: boolean
  /** Boxes to tick. */
  options: InEvery[]
  /** Room to write, line by line. */
  lines: number[]
}

/** A longer list of options would fill the page: the answer is written. */
const optionsMax = 30

export function blankPage(form: Form, now: Temporal.Instant, { t, language }: Reader): BlankPage {
  const every = everyLanguage(language)
  return {
    documentTitle: t('site:blank.title', { form: t(`${form.path}:short`) }),
    title: every.words(`${form.path}:title`),
    deadline: every.inEvery(t => deadlineIn(form, now, t)),
    send: every.words('site:blank.send'),
    questions: fieldsOf(edition.withPerson(form)).map(field => questionOf(field, every)),
  }
}

function deadlineIn(form: Form, now: Temporal.Instant, t: Translate): string {
  const deadline = createDates(t).moment(form.closesAt)
  return isOpen(form, now)
    ? t('site:home.deadline.until', { moment: deadline })
    : t('site:closed', { deadline })
}

function questionOf(field: Field, { inEvery, words }: EveryLanguage): BlankQuestion {
  const isListed = field.options.length <= optionsMax
  const options = isListed ? field.options : []
  const isBox = field.kind === 'checkbox'
  return {
    label: words(`${field.text}.label`),
    isBox,
    options: options.map(option => inEvery(t => optionLabel(field, option, t))),
    lines: isBox || options.length > 0 ? [] : linesFor(field),
  }
}

function linesFor({ kind, max }: Field): number[] {
  const isLong = kind === 'textarea' || kind === 'rows'
  const length = isLong ? Math.min(10, Math.ceil(max / 100) + 2) : 1
  return Array.from({ length }, (_, index) => index + 1)
}
