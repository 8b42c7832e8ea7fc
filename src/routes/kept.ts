import { edition } from '#edition/index.ts'
import type { Reader } from '../reader.ts'
import { calendarEntries } from '../replies/reply-calendar.ts'
import type { Reply } from '../replies/store.ts'
import { forWhom } from './for-whom.ts'

/** What a participant may print, or put into a calendar. */
export type Kept = { sheetUrl: string; calendars: { url: string; text: string }[] }

/** A calendar file for each event, with all its days. */
export function keptOf(stored: readonly Reply[], reference: string, { t, language }: Reader): Kept {
  const entries = stored.flatMap(calendarEntries)
  const names = edition.calendar
    .map(({ name }) => name)
    .filter(name => entries.some(entry => entry.name === name))
  return {
    sheetUrl: `/${language}/replies/sheet${forWhom(reference)}`,
    calendars: names.map(name => ({
      url: `/${language}/replies/calendar/${reference}/${name}.ics`,
      text: t('replies:calendar', { segment: t(`event:events.${name}`) }),
    })),
  }
}
