import type { CalendarEvent } from '../calendar.ts'
import { createDates, type Dates } from '../dates.ts'
import type { Translate } from '../i18n.ts'

export type Week = { days: string[]; rows: EventOnPage[] }
/** `days`: of the whole week; empty texts are days on which it does not take place. */
type EventOnPage = { title: string; when: string; days: string[] }

/** `isoDays`: of the whole week. */
export function weekOnPage(
  calendar: readonly CalendarEvent[],
  isoDays: readonly string[],
  t: Translate,
): Week {
  const dates = createDates(t)
  const days = isoDays.map(day => Temporal.PlainDate.from(day))
  return {
    days: days.map(day => `${dates.shortWeekday(day)} ${day.day}`),
    rows: calendar.map(event => ({
      title: t(`event:events.${event.name}`),
      when: daysOf(event, dates),
      days: days.map(day => (isOn(day, event) ? String(day.day) : '')),
    })),
  }
}

const daysOf = ({ firstDay, lastDay }: CalendarEvent, dates: Dates): string =>
  firstDay.equals(lastDay) ? dates.weekday(firstDay) : dates.range(firstDay, lastDay)

const isOn = (day: Temporal.PlainDate, { firstDay, lastDay }: CalendarEvent): boolean =>
  Temporal.PlainDate.compare(day, firstDay) >= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0
