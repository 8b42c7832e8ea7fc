import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'

type Closing = Pick<Form, 'closesAt'>

/** Replies may be sent, changed and withdrawn. Nothing else compares with the deadline. */
export const isOpen = ({ closesAt }: Closing, now: Temporal.Instant): boolean =>
  // A deadline of 23:59:59 lasts until 00:00:00.
  Temporal.Instant.compare(
    now.round({ smallestUnit: 'second', roundingMode: 'floor' }),
    closesAt,
  ) <= 0

/** Whole days of 24 hours until the deadline; 0 within the last 24 hours. */
export const daysLeft = ({ closesAt }: Closing, now: Temporal.Instant): number =>
  Math.floor(closesAt.since(now).total('hours') / 24)

/** A deadline and the forms that it holds for. */
export type Deadline = { closesAt: Temporal.Instant; forms: readonly Form[] }

/** The different deadlines of the edition, the earliest first. */
export const deadlines: readonly Deadline[] = [
  ...Map.groupBy(edition.forms, ({ closesAt }) => closesAt.epochMilliseconds),
]
  .toSorted(([a], [b]) => a - b)
  .map(([at, forms]) => ({ closesAt: Temporal.Instant.fromEpochMilliseconds(at), forms }))
