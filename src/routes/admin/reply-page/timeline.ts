import type { Reader } from '../../../reader.ts'
import type { HistoryChange, HistoryEvent } from '../../../replies/history.ts'
import { byParticipant } from '../../../replies/versions.ts'
import { type Moment, momentOf, type Typed, typedText } from './moment.ts'

/** What happened, the oldest first. */
export type TimelineOnPage = {
  entries: EventOnPage[]
  /** Leads to the whole of it; empty: this is all. */
  showAll: string
  allHref: string
}
export type EventOnPage = {
  at: Moment
  title: string
  /** Empty: the program by itself. */
  by: string
  changes: { label: string; before: Typed; after: Typed }[]
}

/** A page that is opened all day must not grow without end. */
const shownMax = 100

export function timelineOnPage(
  history: readonly HistoryEvent[],
  isWhole: boolean,
  href: string,
  reader: Reader,
): TimelineOnPage {
  const shown = isWhole ? history : history.slice(-shownMax)
  return {
    entries: shown.map(event => eventOnPage(event, reader)),
    showAll:
      shown.length < history.length ? reader.t('admin:history.all', { count: history.length }) : '',
    allHref: `${href}&history=all`,
  }
}

/** The last events, the newest first, and where all are. */
export type LatestOnPage = { entries: EventOnPage[]; href: string }

const latestMax = 3

export const latestOnPage = (
  history: readonly HistoryEvent[],
  href: string,
  reader: Reader,
): LatestOnPage => ({
  entries: history
    .slice(-latestMax)
    .reverse()
    .map(event => eventOnPage(event, reader)),
  href,
})

const eventOnPage = (
  { madeAt, madeBy, title, changes }: HistoryEvent,
  reader: Reader,
): EventOnPage => ({
  at: momentOf(madeAt, reader),
  title,
  by: makers[madeBy]?.(reader) ?? madeBy,
  changes: changes.map(change => changeOnPage(change, reader)),
})

/** Makers who are nobody of the secretariat. */
const makers: Record<string, (reader: Reader) => string> = {
  outbox: () => '',
  [byParticipant]: ({ t }) => t('admin:reply.public_page'),
}

function changeOnPage({ label, before, after }: HistoryChange, reader: Reader) {
  const now = typedText(after.join('\n'), reader)
  return {
    label,
    before: typedText(before.join('\n'), reader),
    after: { ...now, text: now.text || reader.t('admin:history.nothing') },
  }
}
