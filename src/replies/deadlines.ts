import { deadlineAt } from '#edition/facts.ts'

export type WindowState = 'open' | 'closed'

/** The one place that decides whether a reply may still be sent, changed or withdrawn. */
export function windowState(now: Temporal.Instant): WindowState {
  // The last second of 30 April 2025 in Geneva still counts, to its end.
  const second = now.round({ smallestUnit: 'second', roundingMode: 'floor' })
  return Temporal.Instant.compare(second, deadlineAt) <= 0 ? 'open' : 'closed'
}

/** Whole days until the deadline; 0 on the last. */
export const daysLeft = (now: Temporal.Instant): number =>
  Math.floor(deadlineAt.since(now).total('hours') / 24)
