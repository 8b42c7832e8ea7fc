import { timeZone } from '#edition/circular.ts'

/**
 * The day from whose beginning changes are asked for: an ISO date, or a word that stays true in an
 * address that was saved.
 */
export const sinceWords = ['today', 'yesterday', 'week'] as const
type SinceWord = (typeof sinceWords)[number]

const daysBack: Record<SinceWord, number> = { today: 0, yesterday: 1, week: 7 }

export const isSinceWord = (text: string): text is SinceWord =>
  (sinceWords as readonly string[]).includes(text)

/** A word of these, or a day of the calendar. */
export const isSince = (text: string): boolean => isSinceWord(text) || dateIn(text) !== undefined

/** The day that an ISO date names; undefined: it is none. */
export function dateIn(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** The beginning of that day on the clock of the event's place. */
export function beginningOf(since: string, now: Temporal.Instant): Temporal.Instant {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const day = isSinceWord(since) ? today.subtract({ days: daysBack[since] }) : dateIn(since)
  return (day ?? today).toZonedDateTime(timeZone).toInstant()
}
