import { timeZone } from '#edition/circular.ts'
import { deadlines } from '../replies/deadlines.ts'
import type { HourCount } from './overview-store.ts'

export type DayCount = { day: Temporal.PlainDate; count: number }

/** The day of each deadline in the zone of the event. */
export const deadlineDays = (): Temporal.PlainDate[] =>
  deadlines.map(({ closesAt }) => dayOf(closesAt))

/**
 * Every day from the first reply to the last deadline or the last reply, whichever is later,
 * including days without replies. Hours are stored in UTC and become days in the zone of the event,
 * whose offset changes in spring.
 */
export function daysFrom(hours: readonly HourCount[]): DayCount[] {
  const counts = countsByDay(hours)
  const withReplies = [...counts]
    .filter(([, count]) => count > 0)
    .map(([day]) => Temporal.PlainDate.from(day))
  const [first] = inOrder(withReplies)
  const last = inOrder([...withReplies, ...deadlineDays()]).at(-1)
  if (!first || !last) return []
  return Array.from({ length: first.until(last).days + 1 }, (_, index) => {
    const day = first.add({ days: index })
    return { day, count: counts.get(day.toString()) ?? 0 }
  })
}

function countsByDay(hours: readonly HourCount[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { hour, count } of hours) {
    const day = dayOf(Temporal.Instant.from(`${hour}:00Z`)).toString()
    counts.set(day, (counts.get(day) ?? 0) + count)
  }
  return counts
}

const inOrder = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] =>
  days.toSorted(Temporal.PlainDate.compare)

const dayOf = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate()
