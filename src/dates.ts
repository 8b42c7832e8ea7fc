import { timeZone } from '#edition/circular.ts'
import type { Translate } from './i18n.ts'
import { monthIn, weekdayIn } from './intl.ts'

/**
 * Dates as officials write them. `Intl` names months and weekdays; it would give «30 апреля 2025 г.» and spaced ranges,
 * so the sentences of `locales/…/dates.json` put the parts together.
 */
export type Dates = ReturnType<typeof createDates>

export function createDates(t: Translate) {
  /** «30 апреля 2025 года, 23:59», in the zone of the event or another; the zone is said by the sentence around it. */
  const moment = (instant: Temporal.Instant, zone = timeZone): string => {
    const local = instant.toZonedDateTimeISO(zone)
    return t('dates:moment', { date: date(local.toPlainDate(), t), time: timeOf(local) })
  }

  /** «30 апреля 2025 года в 23:59», as it stands within a sentence. */
  const at = (instant: Temporal.Instant): string => {
    const local = instant.toZonedDateTimeISO(timeZone)
    return t('dates:at', { date: date(local.toPlainDate(), t), time: timeOf(local) })
  }

  return {
    at,
    date: (day: Temporal.PlainDate): string => date(day, t),
    range: (first: Temporal.PlainDate, last: Temporal.PlainDate): string => range(first, last, t),
    shortRange: (first: Temporal.PlainDate, last: Temporal.PlainDate): string =>
      shortRange(first, last, t),
    weekday: (day: Temporal.PlainDate): string => weekday(day, t),
    month: (day: Temporal.PlainDate): string => month(day, t),
    shortWeekday: (day: Temporal.PlainDate): string => weekdayIn(t.language, day, 'short'),
    moment,
    short,
  }
}

const month = (day: Temporal.PlainDate, t: Translate): string => monthIn(t.language, day)

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

/** «7–11 июля», «28 сентября – 2 октября», where the year goes without saying. */
function shortRange(first: Temporal.PlainDate, last: Temporal.PlainDate, t: Translate): string {
  if (first.equals(last)) return shortDay(first, t)
  return first.month === last.month
    ? t('dates:short_range', { first: first.day, last: last.day, month: month(first, t) })
    : `${shortDay(first, t)} – ${shortDay(last, t)}`
}

/** «вторник, 8 июля», "Tuesday 8 July" */
export const weekday = (day: Temporal.PlainDate, t: Translate): string =>
  t('dates:weekday', {
    weekday: weekdayIn(t.language, day, 'long'),
    day: day.day,
    month: month(day, t),
  })

/** «30 апреля», where the year goes without saying. */
export const shortDay = (day: Temporal.PlainDate, t: Translate): string =>
  t('dates:short_day', { day: day.day, month: month(day, t) })

/**
 * «28.04.2025, 09:00», for tables, in the zone of the event. The same in every language, so that
 * nobody takes the day for the month.
 */
export function short(instant: Temporal.Instant): string {
  const { year, month, day, time } = partsOf(instant)
  return `${day}.${month}.${year}, ${time}`
}

/** «09:30:15», in the zone of the event. */
export const timeToTheSecond = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'second' })

/** «28.04, 09:00», where the year goes without saying. */
export function shortInYear(instant: Temporal.Instant): string {
  const { month, day, time } = partsOf(instant)
  return `${day}.${month}, ${time}`
}

/** «2025-04-28», the day of an instant at the event's place; as quick as `short`. */
export function isoDayOf(instant: Temporal.Instant): string {
  const { year, month, day } = partsOf(instant)
  return `${year}-${month}-${day}`
}

/** «2025», «04», «28», «09:30», in the zone of the event. Files show many; `Temporal` takes three times as long. */
function partsOf(instant: Temporal.Instant) {
  const text = new Date(instant.epochMilliseconds + offsetAt(instant)).toISOString()
  const [year, month, day] = text.slice(0, 10).split('-')
  return { year, month, day, time: text.slice(11, 16) }
}

/** Milliseconds. A zone is asked slowly, and changes its clocks at a quarter of an hour, if at all. */
const offsetAt = (instant: Temporal.Instant): number =>
  offsets.getOrInsertComputed(
    Math.floor(instant.epochMilliseconds / quarter),
    () => instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6,
  )
const quarter = 15 * 60_000
const offsets = new Map<number, number>()

/** «9.07», as the desk names a day in a list. */
export const dayInNumbers = ({ day, month }: Temporal.PlainDate): string =>
  `${day}.${String(month).padStart(2, '0')}`

/** The day of an instant at the event's place. */
export const dayOf = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate()

/** «09:30» */
export const timeOf = (moment: Temporal.ZonedDateTime): string =>
  moment.toPlainTime().toString({ smallestUnit: 'minute' })
