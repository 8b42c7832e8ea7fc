import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'

type Closing = Pick<Form, 'closesAt'>

/** The one place that decides whether a reply to this form may still be sent, changed or withdrawn. */
export const isOpen = ({ closesAt }: Closing, now: Temporal.Instant): boolean =>
  // The last second still counts, to its end.
  Temporal.Instant.compare(
    now.round({ smallestUnit: 'second', roundingMode: 'floor' }),
    closesAt,
  ) <= 0

/** Whole days until the deadline; 0 on the last. */
export const daysLeft = ({ closesAt }: Closing, now: Temporal.Instant): number =>
  Math.floor(closesAt.since(now).total('hours') / 24)

/** A deadline and the forms that it holds for. */
export type Deadline = { closesAt: Temporal.Instant; forms: readonly Form[] }

/** Each deadline of the edition once, the earliest first. */
export const deadlines: readonly Deadline[] = [
  ...Map.groupBy(edition.forms, ({ closesAt }) => closesAt.epochMilliseconds),
]
  .toSorted(([a], [b]) => a - b)
  .map(([at, forms]) => ({ closesAt: Temporal.Instant.fromEpochMilliseconds(at), forms }))
