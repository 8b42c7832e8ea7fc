import ical from 'ical-generator'
import { calendarFile } from '#edition/circular.ts'
import type { Translate } from './i18n.ts'

/** An event of one day or several, for the participant's calendar. Words: `event:events.<name>`. */
export type CalendarEvent = {
  name: string
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

/** An empty calendar; `prodId` names the product that made it, as iCalendar requires. */
export const emptyCalendar = () => ical({ prodId: `//Reply Desk//${calendarFile.product}//EN` })

/**
 * A calendar file of whole-day events: the circular names days, not hours, so no time zone can
 * shift an event. An event keeps its UID, so that a second file updates what the first one added.
 */
export function calendarFor(entries: readonly CalendarEvent[], t: Translate): string {
  const calendar = emptyCalendar()
  for (const { name, firstDay, lastDay } of entries) {
    calendar.createEvent({
      id: `${name}-${firstDay.year}@reply-desk`,
      allDay: true,
      start: atMidnight(firstDay),
      // iCalendar's end is exclusive: the day after the last day.
      end: atMidnight(lastDay.add({ days: 1 })),
      summary: t(`event:events.${name}`),
      location: t('event:place'),
    })
  }
  return calendar.toString()
}

const atMidnight = (day: Temporal.PlainDate): Date =>
  new Date(Date.UTC(day.year, day.month - 1, day.day))
