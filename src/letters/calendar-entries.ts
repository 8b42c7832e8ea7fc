import type { CalendarEntry } from '../calendar.ts'
import type { Letter } from './letter.ts'

/**
 * What letters to this participant, the oldest first, have put into the calendar and not taken out
 * again. Letters of a record that was merged are among them; their entries keep its reference.
 */
export function entriesIn(letters: readonly Letter[], reference: string): CalendarEntry[] {
  const entries = new Map<string, CalendarEntry>()
  for (const { state, data } of letters) {
    if (state === 'failed' || !data.calendar) continue
    const own = (entry: CalendarEntry) =>
      data.reference === reference ? entry : { reference: data.reference, ...entry }
    for (const entry of data.calendar.entries) entries.set(keyOf(own(entry)), own(entry))
    for (const entry of data.calendar.ended) entries.delete(keyOf(own(entry)))
  }
  return [...entries.values()]
}

/** The same for what a later file changes or takes out. */
export const keyOf = ({ reference = '', name, part }: CalendarEntry): string =>
  [reference, name, part].join()
