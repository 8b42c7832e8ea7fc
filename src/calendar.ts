import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { calendarFile, contactEmail } from '#edition/circular.ts'
import type { Translate } from './i18n.ts'

/** An event of one day or several. Words: `event:events.<name>`. */
export type CalendarEvent = {
  name: string
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

/**
 * An event in a participant's calendar, on days that follow one another, as ISO dates. Days with a
 * gap between them are entries of their own, with the next `part`, from 1. `reference`: of another
 * record of this participant, which had added it before the two were merged.
 */
export type CalendarEntry = {
  name: string
  part: number
  firstDay: string
  lastDay: string
  reference?: string
}

/**
 * `sequence` grows with each change of any of the participant's replies; `ended`: what a file before
 * this one may have added.
 */
export type ReplyCalendar = {
  sequence: number
  entries: readonly CalendarEntry[]
  ended: readonly CalendarEntry[]
}

/** An empty calendar; `prodId` names the product that made it, as iCalendar requires. */
export const emptyCalendar = (method = ICalCalendarMethod.PUBLISH) =>
  ical({ prodId: `//Reply Desk//${calendarFile.product}//EN`, method })

/**
 * A calendar file of whole-day events: the circular names days, not hours, so no time zone can
 * shift an event. An entry keeps its UID, so that a later file changes what an earlier one added.
 */
export function calendarFor(
  reference: string,
  { sequence, entries, ended }: ReplyCalendar,
  t: Translate,
): string {
  const { PUBLISH, CANCEL } = ICalCalendarMethod
  const { CONFIRMED, CANCELLED } = ICalEventStatus
  const calendar = emptyCalendar(entries.length > 0 ? PUBLISH : CANCEL)
  const add = (entry: CalendarEntry, status: ICalEventStatus) =>
    calendar.createEvent({ ...eventOf(reference, entry, t), sequence, status })
  for (const entry of entries) add(entry, CONFIRMED)
  for (const entry of ended) add(entry, CANCELLED)
  return calendar.toString()
}

const eventOf = (
  reference: string,
  { name, part, firstDay, lastDay, reference: former }: CalendarEntry,
  t: Translate,
) => ({
  id: `${former ?? reference}-${name}-${part}.${calendarFile.name}@reply-desk`,
  allDay: true,
  start: new Date(firstDay),
  // iCalendar's end is exclusive: the day after the last day.
  end: new Date(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()),
  summary: t(`event:events.${name}`),
  location: t('event:place'),
  // Mail programs take a cancellation from the organizer alone.
  organizer: { name: contactEmail, email: contactEmail },
})
