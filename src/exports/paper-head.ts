import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import type { EveryLanguage, InEvery } from '../every-language.ts'
import type { Translate } from '../i18n.ts'

/**
 * What every paper that is printed at the desk says of itself, in every language, the reader's
 * first.
 */
export type PaperHead = {
  title: InEvery
  /** The event with its days and its place. */
  occasion: InEvery
  printed: InEvery
  /** All of it in one line of the reader's language, for the margin of each printed page. */
  margin: string
}

/** `event`: of the calendar; left out, the paper is about the whole meeting. */
export function paperHead(
  title: InEvery,
  now: Temporal.Instant,
  { inEvery }: EveryLanguage,
  event: string = edition.calendar[0].name,
): PaperHead {
  const occasion = inEvery(t => occasionIn(event, t))
  const printed = inEvery(t => t('admin:paper.printed', { moment: createDates(t).moment(now) }))
  const margin = [title, occasion, printed].map(([{ text }]) => text).join('. ')
  return { title, occasion, printed, margin }
}

function occasionIn(event: string, t: Translate): string {
  const found = edition.findEvent(event)
  const days = found && createDates(t).range(found.firstDay, found.lastDay)
  return [t(`event:events.${event}`), days, t('event:place')].filter(Boolean).join(', ')
}
