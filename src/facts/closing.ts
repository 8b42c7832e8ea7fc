import { edition } from '#edition/index.ts'

/** When the last of the forms closes; until then some reply can still be sent or changed. */
export const lastClosesAt: Temporal.Instant = edition.forms
  .map(({ closesAt }) => closesAt)
  .reduce((last, at) => (Temporal.Instant.compare(at, last) > 0 ? at : last))
