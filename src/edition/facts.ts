/** The facts of this edition. A new edition changes this file and its words. */

export const eventTimeZone = 'Europe/Zurich'

/** The letter names a day; this product counts to its last second in Geneva (CEST, UTC+2). */
export const deadlineAt = Temporal.Instant.from('2025-04-30T21:59:59Z')

export type Segment = {
  /** Locale key under `event:segments`, value of the `events` field, name of the calendar file. */
  name:
    | 'wsis_high_level_event'
    | 'regulators_round_table'
    | 'high_level_segment'
    | 'ai_for_good_summit'
    | 'ai_governance_day'
  firstDay: Temporal.PlainDate
  lastDay: Temporal.PlainDate
}

const july = (day: number) => Temporal.PlainDate.from({ year: 2025, month: 7, day })

export const segments: readonly Segment[] = [
  { name: 'wsis_high_level_event', firstDay: july(7), lastDay: july(11) },
  { name: 'regulators_round_table', firstDay: july(8), lastDay: july(8) },
  { name: 'high_level_segment', firstDay: july(9), lastDay: july(11) },
  { name: 'ai_for_good_summit', firstDay: july(8), lastDay: july(11) },
  { name: 'ai_governance_day', firstDay: july(10), lastDay: july(10) },
]

/** The days of a segment as ISO dates. */
export function daysOf(name: Segment['name']): string[] {
  const { firstDay, lastDay } = findSegment(name) as Segment
  return Array.from({ length: firstDay.until(lastDay).days + 1 }, (_, days) =>
    firstDay.add({ days }).toString(),
  )
}

export const findSegment = (name: string) => segments.find(segment => segment.name === name)

/** What speaking slots are in; starts, lengths and capacity are planned at the desk. `name` keys its words in `event:sessions`. */
export type Session = { name: string; segment: Segment['name']; day: Temporal.PlainDate }
export const sessions: readonly Session[] = [
  { name: 'round-table-8-july', segment: 'regulators_round_table', day: july(8) },
  { name: 'segment-9-july', segment: 'high_level_segment', day: july(9) },
  { name: 'segment-10-july', segment: 'high_level_segment', day: july(10) },
  { name: 'segment-11-july', segment: 'high_level_segment', day: july(11) },
]

export const findSession = (name: string) => sessions.find(session => session.name === name)

/** 7–11 July 2025 as ISO dates: the values of the `days` field. */
export const eventDays = daysOf('wsis_high_level_event')

export const circular = { number: 'CL-25/18', issuedOn: Temporal.PlainDate.from('2025-02-27') }

export const contactEmail = 'wsis-info@itu.int'

/** The official registration, which this site does not replace. */
export const officialRegistrationUrl = 'https://www.wsis.org/forum'

/** Stored with each reply: which wording of the privacy notice was read. */
export const privacyVersion = '2025-03'
