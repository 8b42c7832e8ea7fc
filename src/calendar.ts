import ical from 'ical-generator'
import type { Segment } from '#edition/facts.ts'
import type { Translate } from './i18n.ts'

/**
 * A calendar file of whole days: the letter names days, not hours, so no zone can shift them.
 * The UIDs stay the same, so that a second file updates what the first put in.
 */
export function calendarFor(segments: readonly Segment[], t: Translate): string {
  const calendar = ical({ prodId: '//Reply Desk//WSIS+20 2025//EN' })
  for (const segment of segments) {
    calendar.createEvent({
      id: `${segment.name}-${segment.firstDay.year}@reply-desk`,
      allDay: true,
      start: atMidnight(segment.firstDay),
      // The end of a whole-day event is the day after its last.
      end: atMidnight(segment.lastDay.add({ days: 1 })),
      summary: t(`event:segments.${segment.name}`),
      location: t('event:place'),
    })
  }
  return calendar.toString()
}

const atMidnight = (day: Temporal.PlainDate): Date =>
  new Date(Date.UTC(day.year, day.month - 1, day.day))
