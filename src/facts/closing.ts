import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'

/** When the last of the forms closes; until then some reply can still be sent or changed. */
export const lastClosesAt: Temporal.Instant = edition.forms
  .map(({ closesAt }) => closesAt)
  .reduce((last, at) => (Temporal.Instant.compare(at, last) > 0 ? at : last))

/** Replies may be sent, changed and withdrawn. Nothing else compares with the deadline. */
export const isOpen = ({ closesAt }: Pick<Form, 'closesAt'>, now: Temporal.Instant): boolean =>
  // A deadline of 23:59:59 lasts until 00:00:00.
  now.epochMilliseconds < closesAt.epochMilliseconds + 1000
