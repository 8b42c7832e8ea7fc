import type { CalendarEvent } from '../calendar.ts'
import { daysOf, type Session } from '../forms/edition.ts'

const july = (day: number) => Temporal.PlainDate.from({ year: 2025, month: 7, day })

/** The whole week first; names are values of the field `events`, locale keys and names of calendar files. */
export const events: readonly [CalendarEvent, ...CalendarEvent[]] = [
  { name: 'wsis_high_level_event', firstDay: july(7), lastDay: july(11) },
  { name: 'regulators_round_table', firstDay: july(8), lastDay: july(8) },
  { name: 'high_level_segment', firstDay: july(9), lastDay: july(11) },
  { name: 'ai_for_good_summit', firstDay: july(8), lastDay: july(11) },
  { name: 'ai_governance_day', firstDay: july(10), lastDay: july(10) },
]

export const sessions: readonly Session[] = [
  { name: 'round-table-8-july', event: 'regulators_round_table', day: july(8) },
  { name: 'segment-9-july', event: 'high_level_segment', day: july(9) },
  { name: 'segment-10-july', event: 'high_level_segment', day: july(10) },
  { name: 'segment-11-july', event: 'high_level_segment', day: july(11) },
]

/** The days of one of them, for the rules of the forms. */
export const daysOfEvent = (name: string): string[] =>
  events.filter(event => event.name === name).flatMap(daysOf)
