import type { CalendarEntry, ReplyCalendar } from '../calendar.ts'
import { keyOf } from '../letters/calendar-entries.ts'
import type { Letters } from '../letters/letters.ts'
import { calendarEntries } from './reply-calendar.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

type Tools = { replies: ReplyStore; letters: Letters }

/**
 * The reply's entries now, and those that do not hold any more: `before`, the reply before this
 * change, may have had some, and so may letters, also those of a record that was merged. The page
 * and the letter of one moment say the same.
 */
export function calendarToTell(
  { replies, letters }: Tools,
  participant: Participant,
  reply: Reply,
  before?: Reply,
): ReplyCalendar {
  const had = [...(before ? calendarEntries(before) : []), ...letters.calendarOf(participant)]
  return {
    sequence: replies.countChanges(participant.id),
    entries: calendarEntries(reply),
    ended: had.length > 0 ? endedOf(had, replies.repliesOf(participant.id)) : [],
  }
}

/** Of somebody new, of whom nothing was told before. */
export const firstCalendar = (reply: Reply): ReplyCalendar => ({
  sequence: reply.version,
  entries: calendarEntries(reply),
  ended: [],
})

function endedOf(had: readonly CalendarEntry[], replies: readonly Reply[]): CalendarEntry[] {
  const now = new Set(replies.flatMap(calendarEntries).map(keyOf))
  const ended = had.filter(entry => !now.has(keyOf(entry)))
  return [...new Map(ended.map(entry => [keyOf(entry), entry])).values()]
}

/** For a letter that is about something else: undefined where the entries stay as they are. */
export function calendarIfChanged(
  tools: Tools,
  participant: Participant,
  reply: Reply,
  before: Reply,
): ReplyCalendar | undefined {
  const calendar = calendarToTell(tools, participant, reply, before)
  const isAsBefore = sameDays(calendar.entries, calendarEntries(before))
  return isAsBefore && calendar.ended.length === 0 ? undefined : calendar
}

const sameDays = (some: readonly CalendarEntry[], others: readonly CalendarEntry[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others)
