import { timeZone } from '#edition/circular.ts'
import type { Language, Translate } from './i18n.ts'

/**
 * Dates as officials write them. `Intl` would give «30 апреля 2025 г.» and ranges with spaces, so
 * the words and their order come from `locales/…/dates.json`.
 */
export type Dates = ReturnType<typeof createDates>

export function createDates(t: Translate, language: Language) {
  /**
   * «30 апреля 2025 года, 23:59», in the zone of the event unless another is given. The zone's name
   * is not included: the sentence around the moment says it.
   */
  const moment = (instant: Temporal.Instant, zone = timeZone): string => {
    const local = instant.toZonedDateTimeISO(zone)
    return t('dates:moment', { date: date(local.toPlainDate(), t), time: timeOf(local) })
  }

  return {
    language,
    date: (day: Temporal.PlainDate): string => date(day, t),
    range: (first: Temporal.PlainDate, last: Temporal.PlainDate): string => range(first, last, t),
    weekday: (day: Temporal.PlainDate): string => weekday(day, t),
    moment,
    short,
  }
}

const month = (day: Temporal.PlainDate, t: Translate): string => t(`dates:months.${day.month}`)

/** «30 апреля 2025 года», "30 April 2025" */
const date = (day: Temporal.PlainDate, t: Translate): string =>
  t('dates:date', { day: day.day, month: month(day, t), year: day.year })

/** «7–11 июля 2025 года», «28 сентября – 2 октября 2026 года», «30 декабря 2026 года – 2 января 2027 года» */
function range(first: Temporal.PlainDate, last: Temporal.PlainDate, t: Translate): string {
  if (first.equals(last)) return date(first, t)
  const end = { last: last.day, year: last.year, last_month: month(last, t) }
  if (first.year !== last.year)
    return t('dates:range_of_years', { first: date(first, t), last: date(last, t) })
  return first.month === last.month
    ? t('dates:range', { ...end, first: first.day, month: end.last_month })
    : t('dates:range_of_months', { ...end, first: first.day, month: month(first, t) })
}

/** «вторник, 8 июля», "Tuesday 8 July" */
export const weekday = (day: Temporal.PlainDate, t: Translate): string =>
  t('dates:weekday', {
    weekday: t(`dates:weekdays.${day.dayOfWeek}`),
    day: day.day,
    month: month(day, t),
  })

/**
 * «28.04.2025, 09:00», for tables, in the zone of the event. The same in every language, so that
 * nobody takes the day for the month.
 */
export function short(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(timeZone)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(local.day)}.${two(local.month)}.${local.year}, ${timeOf(local)}`
}

/** «09:30» */
export const timeOf = (moment: Temporal.ZonedDateTime): string =>
  moment.toPlainTime().toString({ smallestUnit: 'minute' })
