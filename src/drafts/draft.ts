import { keptFor } from '#edition/circular.ts'
import { dayOf } from '../dates.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'

/** What was typed into a form, as read and not judged, and what its page said besides. */
export type DraftContent = {
  form: string
  typed: Answers
  /** Of the participant for whom its page is; empty: somebody new. */
  reference: string
  /** What its page showed of what is stored; empty: nothing. */
  seen: string
}

export type Draft = DraftContent & { id: number; lastDay: Temporal.PlainDate }

/** The last day, in the zone of the event, of a draft that is changed today. */
export function lastDayOf({ closesAt }: Form, today: Temporal.PlainDate): Temporal.PlainDate {
  const days = [
    today.add(keptFor.draftAfterChange),
    dayOf(closesAt).add(keptFor.draftAfterDeadline),
  ] as const
  return Temporal.PlainDate.compare(...days) < 0 ? days[0] : days[1]
}

/** In characters: more than twice of all that the longest form takes. */
const longest = 50_000

/** Whoever sends so much floods the site, and each look at it would take long. */
export const isTooMuch = (content: DraftContent): boolean =>
  JSON.stringify(content).length > longest

/**
 * The last day of a draft that is changed now; undefined: none is kept so late, though its form is
 * still filled in.
 */
export function draftUntil(form: Form, now: Temporal.Instant): Temporal.PlainDate | undefined {
  const today = dayOf(now)
  const lastDay = lastDayOf(form, today)
  return Temporal.PlainDate.compare(lastDay, today) >= 0 ? lastDay : undefined
}
