import { ICalEventStatus } from 'ical-generator'
import { emptyCalendar } from '../calendar.ts'
import { actorOf, topicOf } from '../facts/answers.ts'
import type { Translate } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { isConfirmed } from './standing.ts'

/** An event per slot, in UTC, so that every calendar shows it at the right hour. */
export function runningOrderCalendar(sessions: readonly PlannedSession[], t: Translate): string {
  const calendar = emptyCalendar()
  for (const { name, slots } of sessions)
    for (const slot of slots)
      calendar.createEvent({
        id: `slot-${slot.reference}@reply-desk`,
        status: isConfirmed(slot) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
        start: new Date(slot.startsAt.epochMilliseconds),
        end: new Date(slot.endsAt.epochMilliseconds),
        summary: `${actorOf(slot).name}: ${topicOf(slot)}`,
        description: t(`event:sessions.${name}`),
        location: t('event:place'),
      })
  return calendar.toString()
}
