import ical from 'ical-generator'
import { calendarFile } from '#edition/circular.ts'
import type { Translate } from './i18n.ts'

/** Something that takes place on one day or several, and may stand in a calendar; its words: `event:events.<name>`. */
export type CalendarEvent = {
  name: string
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

/** An empty calendar that says what made it. */
export const emptyCalendar = () => ical({ prodId: `//Reply Desk//${calendarFile.product}//EN` })

/**
 * A calendar file of whole days: the letter names days, not hours, so no zone can shift them.
 * The UIDs stay the same, so that a second file updates what the first put in.
 */
export function calendarFor(entries: readonly CalendarEvent[], t: Translate): string {
  const calendar = emptyCalendar()
  for (const { name, firstDay, lastDay } of entries) {
    calendar.createEvent({
      id: `${name}-${firstDay.year}@reply-desk`,
      allDay: true,
      start: atMidnight(firstDay),
      // The end of a whole-day event is the day after its last.
      end: atMidnight(lastDay.add({ days: 1 })),
      summary: t(`event:events.${name}`),
      location: t('event:place'),
    })
  }
  return calendar.toString()
}

const atMidnight = (day: Temporal.PlainDate): Date =>
  new Date(Date.UTC(day.year, day.month - 1, day.day))
