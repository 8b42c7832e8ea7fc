import { ICalEventStatus } from 'ical-generator'
import { emptyCalendar } from '../calendar.ts'
import { actorOf, topicOf } from '../facts/answers.ts'
import { consentsInWords } from '../facts/in-words.ts'
import type { Translate } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { isConfirmed } from './standing.ts'

/**
 * An event per slot, in UTC, so that every calendar shows it at the right hour. `at`: now; a later
 * file changes what an earlier one added, whatever moved the slot.
 */
export function runningOrderCalendar(
  sessions: readonly PlannedSession[],
  t: Translate,
  at: Temporal.Instant,
): string {
  const calendar = emptyCalendar()
  for (const { name, slots } of sessions)
    for (const slot of slots)
      calendar.createEvent({
        id: `slot-${slot.reference}@reply-desk`,
        status: isConfirmed(slot) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
        sequence: Math.floor(at.epochMilliseconds / 1000),
        start: new Date(slot.startsAt.epochMilliseconds),
        end: new Date(slot.endsAt.epochMilliseconds),
        summary: `${actorOf(slot).name}: ${topicOf(slot)}`,
        description: [t(`event:sessions.${name}`), ...consentsInWords(slot, t)].join('\n'),
        location: t('event:place'),
      })
  return calendar.toString()
}
