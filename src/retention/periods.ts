import { keptFor, timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { durationIn } from '../intl.ts'

/**
 * What is deleted from when on, in the zone of the event; the strongest first, which goes without
 * the others. Drafts have days of their own (`src/drafts/draft.ts`).
 */
const [{ lastDay }] = edition.calendar
export const periods = [
  { name: 'rest', from: lastDay.add(keptFor.rest) },
  { name: 'sensitive', from: lastDay.add(keptFor.sensitive) },
] as const

export type PeriodName = (typeof periods)[number]['name']

export const today = (now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).toPlainDate()

/** What has to go on this day; undefined: nothing yet. */
export const dueOn = (day: Temporal.PlainDate): PeriodName | undefined =>
  periods.find(({ from }) => Temporal.PlainDate.compare(from, day) <= 0)?.name

/** How long everything is kept, for the sentences of the privacy notice. */
export const keptForIn = (language: string): Record<keyof typeof keptFor, string> =>
  Object.fromEntries(
    Object.entries(keptFor).map(([what, duration]) => [what, durationIn(language, duration)]),
  ) as Record<keyof typeof keptFor, string>
