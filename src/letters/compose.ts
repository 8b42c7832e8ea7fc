import { join } from 'node:path'
import ejs from 'ejs'
import { contactEmail, deadlineAt, officialRegistration } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { type CalendarEvent, calendarFor } from '../calendar.ts'
import { createDates } from '../dates.ts'
import { displayAnswers } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import { type Form, fieldsOf, textOf } from '../forms/form.ts'
import { otherLanguage, type Translate, translator } from '../i18n.ts'
import { type Letter, lettersToStaff } from './store.ts'

const { findForm, withPerson } = edition

export type ComposedLetter = {
  subject: string
  text: string
  html: string
  calendar: string | undefined
}
export type LetterContent = Pick<Letter, 'kind' | 'language' | 'data' | 'isProven'>

const views = join(import.meta.dirname, '../../views/letters')
const byForm = ['received', 'changed', 'corrected', 'withdrawn']
const listing = ['received', 'changed', 'corrected']

/**
 * Words for one letter. Until the address has proven to be the participant's, nothing that a visitor typed is in it:
 * only fixed sentences, chosen options, dates and the reference.
 */
export async function composeLetter(
  { kind, language, data, isProven }: LetterContent,
  link: string | undefined,
): Promise<ComposedLetter> {
  const t = translator(language)
  const dates = createDates(t, language)
  const form = data.form ? findForm(data.form) : undefined
  const values = { reference: data.reference, form: form ? t(`${form.path}:short`) : '' }
  const decided = kind === 'decision' ? `letters:decision.${data.form}.${data.status}` : undefined
  const isToStaff = lettersToStaff.includes(kind)
  const isListing = listing.includes(kind) && form !== undefined
  const segments = isListing ? edition.calendarOf(form, data.answers ?? {}) : []
  const locals = {
    language,
    t,
    subject: decided ? t(`${decided}.subject`, values) : t(`letters:subject.${kind}`, values),
    greeting: greeting(data.person, isProven, t),
    intro: decided ? t(`${decided}.intro`) : t(`letters:intro.${kind}`, values),
    // The day and the session, never an hour: that comes with the running order.
    session: data.session && t('letters:session', { session: t(`event:sessions.${data.session}`) }),
    formerSession:
      data.formerSession &&
      t('letters:former_session', { session: t(`event:sessions.${data.formerSession}`) }),
    changed: form ? labelsOf(form, data.changed ?? [], t) : '',
    note: data.note ?? '',
    linkText: decided
      ? t(`${decided}.link`)
      : t(isToStaff ? `letters:${kind}_link` : 'letters:link'),
    reference: data.reference,
    figures: Object.entries(data.figures ?? {}).flatMap(([name, count]) =>
      count > 0 ? [t(`letters:digest.${name}`, { count })] : [],
    ),
    segments: segments.map(segment => segmentLine(segment, t, dates.range)),
    choices: isListing
      ? displayAnswers(form, data.answers ?? {}, t).filter(
          ({ field }) => field.options.length > 0 && field.optionsText !== 'event:events.',
        )
      : [],
    link: kind === 'address_changed' ? undefined : link,
    deadline: decided || isToStaff ? undefined : dates.moment(deadlineAt),
    contactEmail,
    officialRegistrationUrl: officialRegistration.url,
    closing: translator(otherLanguage(language))(
      byForm.includes(kind)
        ? 'letters:closing.reply'
        : isToStaff
          ? `letters:closing.${kind}`
          : 'letters:closing.other',
      values,
    ),
    otherLanguage: otherLanguage(language),
  }
  return {
    subject: locals.subject,
    text: await ejs.renderFile(join(views, 'letter.text.ejs'), locals, {
      cache: true,
      escape: String,
    }),
    html: await ejs.renderFile(join(views, 'letter.html.ejs'), locals, { cache: true }),
    calendar: segments.length > 0 ? calendarFor(segments, t) : undefined,
  }
}

/** Which answers, never what they are: those are the participant's own words. */
const labelsOf = (form: Form, names: readonly string[], t: Translate): string =>
  fieldsOf(withPerson(form))
    .filter(({ name }) => names.includes(name))
    .map(({ text }) => t(`${text}.label`))
    .join('; ')

const segmentLine = (
  { name, firstDay, lastDay }: CalendarEvent,
  t: Translate,
  range: (first: Temporal.PlainDate, last: Temporal.PlainDate) => string,
) => t('letters:segment', { segment: t(`event:events.${name}`), dates: range(firstDay, lastDay) })

/** By name only to those who fill in for themselves and have opened a letter's link; names are never declined. */
function greeting(person: Answers | undefined, isProven: boolean, t: Translate): string {
  if (!person || !isProven || textOf(person, 'filled_in_for') !== 'self')
    return t('letters:greeting.neutral')
  const address = textOf(person, 'form_of_address')
  const isNamed = ['he_mr', 'he_ms', 'mr', 'ms'].includes(address)
  return isNamed
    ? t(`letters:greeting.${address}`, { name: textOf(person, 'family_name') })
    : t('letters:greeting.neutral')
}
