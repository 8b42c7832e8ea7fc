import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { saidOnce } from '../said-once.ts'

/** Until when it is taken: «30 апреля 2025 года, 23:59». */
export const deadlineInWords = ({ closesAt }: Pick<Form, 'closesAt'>, t: Translate): string =>
  momentInWords(closesAt, t)

const momentInWords = saidOnce((instant: Temporal.Instant, t) => createDates(t).moment(instant))

/** Whole days of 24 hours until the deadline; 0 within the last 24 hours. */
export const daysLeft = ({ closesAt }: Pick<Form, 'closesAt'>, now: Temporal.Instant): number =>
  Math.floor(closesAt.since(now).total('hours') / 24)

/** A deadline and the forms that it holds for. */
export type Deadline = { closesAt: Temporal.Instant; forms: readonly Form[] }

/** The different deadlines of the edition, the earliest first. */
export const deadlines: readonly Deadline[] = [
  ...Map.groupBy(edition.forms, ({ closesAt }) => closesAt.epochMilliseconds),
]
  .toSorted(([a], [b]) => a - b)
  .map(([at, forms]) => ({ closesAt: Temporal.Instant.fromEpochMilliseconds(at), forms }))
