import { dayOf } from '../dates.ts'
import { deadlines } from '../replies/deadlines.ts'
import { tableHref } from '../table/table-href.ts'
import type { Counting, Figure } from './figure.ts'

export type DayFigure = Figure & { day: Temporal.PlainDate }

/** The day of each deadline in the zone of the event. */
export const deadlineDays = (): Temporal.PlainDate[] =>
  deadlines.map(({ closesAt }) => dayOf(closesAt))

/**
 * Every day from the first reply to the last deadline or the last reply, whichever is later,
 * including days without replies.
 */
export function daysIn(search: Counting): DayFigure[] {
  const counts = search.counts({}, ['came_on']).came_on ?? {}
  const withReplies = Object.keys(counts).map(day => Temporal.PlainDate.from(day))
  const [first] = inOrder(withReplies)
  const last = inOrder([...withReplies, ...deadlineDays()]).at(-1)
  if (!first || !last) return []
  return Array.from({ length: first.until(last).days + 1 }, (_, index) => {
    const day = first.add({ days: index })
    return {
      day,
      count: counts[String(day)] ?? 0,
      href: tableHref({ conditions: { came_on: [String(day)] } }),
    }
  })
}

const inOrder = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] =>
  days.toSorted(Temporal.PlainDate.compare)
