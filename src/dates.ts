import { eventTimeZone } from '#edition/facts.ts'
import type { Language, Translate } from './i18n.ts'

/**
 * Dates as officials write them. `Intl` would give «30 апреля 2025 г.» and spaced ranges, so the parts
 * are put together by the sentences of `locales/…/dates.json`.
 */
export type Dates = ReturnType<typeof createDates>

export function createDates(t: Translate, language: Language) {
  const month = (day: Temporal.PlainDate) => t(`dates:months.${day.month}`)
  const time = (moment: Temporal.ZonedDateTime) =>
    moment.toPlainTime().toString({ smallestUnit: 'minute' })

  /** «30 апреля 2025 года», "30 April 2025" */
  const date = (day: Temporal.PlainDate): string =>
    t('dates:date', { day: day.day, month: month(day), year: day.year })

  /** «7–11 июля 2025 года», "7–11 July 2025"; within one month, as this event is. */
  const range = (first: Temporal.PlainDate, last: Temporal.PlainDate): string =>
    first.equals(last)
      ? date(first)
      : t('dates:range', {
          first: first.day,
          last: last.day,
          month: month(first),
          year: first.year,
        })

  /** «вторник, 8 июля», "Tuesday 8 July" */
  const weekday = (day: Temporal.PlainDate): string =>
    t('dates:weekday', {
      weekday: t(`dates:weekdays.${day.dayOfWeek}`),
      day: day.day,
      month: month(day),
    })

  /** «30 апреля 2025 года, 23:59», in the zone of the event or another; the zone is said by the sentence around it. */
  const moment = (instant: Temporal.Instant, zone = eventTimeZone): string => {
    const local = instant.toZonedDateTimeISO(zone)
    return t('dates:moment', { date: date(local.toPlainDate()), time: time(local) })
  }

  /** «28.04.2025, 09:00», for tables; the same in both languages, so that nobody takes a day for a month. */
  const short = (instant: Temporal.Instant): string => {
    const local = instant.toZonedDateTimeISO(eventTimeZone)
    const two = (part: number) => String(part).padStart(2, '0')
    return `${two(local.day)}.${two(local.month)}.${local.year}, ${time(local)}`
  }

  return { language, date, range, weekday, moment, short }
}
