import type { Readable } from 'node:stream'
import ical, { ICalEventStatus } from 'ical-generator'
import { csvStream } from '../exports/csv.ts'
import { textOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { categoryOf } from '../replies/protocol-order.ts'
import { speakerOf } from './conflicts.ts'
import type { PlannedSession, Slot } from './programme.ts'

const codes = [
  'session',
  'day',
  'place',
  'starts_at',
  'ends_at',
  'reference',
  'speaker',
  'position',
  'native_name',
  'organization',
  'country',
  'protocol_category',
  'speaking_mode',
  'speech_language',
  'topic',
  'topic_en',
  'status',
]

/** One row a slot, in the order in which they speak; the same shape as the replies' CSV. */
export function runningOrderCsv(sessions: readonly PlannedSession[]): Readable {
  const rows = sessions.flatMap(session => session.slots.map(slot => rowOf(session, slot)))
  return csvStream([codes, ...rows])
}

function rowOf({ name, day }: PlannedSession, slot: Slot): string[] {
  const speaker = speakerOf(slot)
  const time = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' })
  return [
    name,
    day.toString(),
    String(slot.position),
    time(slot.startsAt),
    time(slot.endsAt),
    slot.reference,
    speaker.name,
    speaker.position,
    textOf(slot.person, 'native_name'),
    textOf(slot.person, 'organization'),
    textOf(slot.person, 'country'),
    categoryOf(slot),
    textOf(slot.answers, 'speaking_mode'),
    textOf(slot.answers, 'speech_language'),
    textOf(slot.answers, 'topic'),
    textOf(slot.answers, 'topic_en'),
    slot.status,
  ]
}

/** An event a slot, in UTC, so that every calendar shows it at the right hour. */
export function runningOrderCalendar(sessions: readonly PlannedSession[], t: Translate): string {
  const calendar = ical({ prodId: '//Reply Desk//WSIS+20 2025//EN' })
  for (const session of sessions)
    for (const slot of session.slots)
      calendar.createEvent({
        id: `slot-${slot.reference}@reply-desk`,
        status: slot.status === 'confirmed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
        start: new Date(slot.startsAt.epochMilliseconds),
        end: new Date(slot.endsAt.epochMilliseconds),
        summary: `${speakerOf(slot).name}: ${textOf(slot.answers, 'topic')}`,
        description: t(`event:sessions.${session.name}`),
        location: t('event:place'),
      })
  return calendar.toString()
}
