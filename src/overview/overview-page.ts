import { timeZone } from '#edition/circular.ts'
import { timeOf } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import type { Reader } from '../reader.ts'
import { daysLeft, deadlines } from '../replies/deadlines.ts'
import { type BarTable, barTables } from './bar-tables.ts'
import { type DaysOnPage, daysOnPage } from './days-on-page.ts'
import { type LetterOnPage, letterOnPage } from './letters-on-page.ts'
import type { Overview } from './overview.ts'
import { type SilentOnPage, silentOnPage } from './silent-on-page.ts'

/** The overview, the page to open in the morning. */
export type OverviewPage = {
  /** The time left until the next deadline. */
  lead: string
  figures: { href: string; count: number; text: string }[]
  /** Undefined: there are no replies yet. */
  days: DaysOnPage | undefined
  tables: BarTable[]
  silent: SilentOnPage
  unsent: LetterOnPage[]
}

export function overviewPage(
  overview: Overview,
  reader: Reader,
  now: Temporal.Instant,
): OverviewPage {
  const silent = silentOnPage(overview.silent, reader)
  return {
    lead: timeLeft(now, reader),
    figures: figuresOf(overview, silent, reader),
    days: daysOnPage(overview.days, reader),
    tables: barTables(overview, reader),
    silent,
    unsent: overview.unsent.latest.map(letter => letterOnPage(letter, reader)),
  }
}

function timeLeft(now: Temporal.Instant, { t }: Reader): string {
  const next = deadlines.find(deadline => isOpen(deadline, now))
  if (!next) return t('admin:overview.over')
  const count = daysLeft(next, now)
  const time = timeOf(next.closesAt.toZonedDateTimeISO(timeZone))
  return count > 0
    ? t('admin:overview.days_left', { count })
    : t('admin:overview.last_day', { time })
}

function figuresOf(
  { participants, missing, unread, pending, unsent }: Overview,
  silent: SilentOnPage,
  { t }: Reader,
): OverviewPage['figures'] {
  return [
    {
      href: '/admin/replies?rows=participants',
      count: participants,
      text: t('admin:overview.participants', { count: participants }),
    },
    ...missing.map(({ form, count }) => ({
      href: `/admin/replies?rows=participants&missing=${form}`,
      count,
      text: t('admin:overview.missing', { count, form: t(`${form}:short`) }),
    })),
    {
      href: '/admin/replies?unread=1',
      count: unread,
      text: t('admin:overview.unread', { count: unread }),
    },
    {
      href: '/admin/replies?pending=1',
      count: pending,
      text: t('admin:overview.pending', { count: pending }),
    },
    {
      href: '#failed',
      count: unsent.count,
      text: t('admin:overview.failed_short', { count: unsent.count }),
    },
    {
      href: '#silent',
      count: silent.count,
      text: t('admin:overview.silent_short', { count: silent.count }),
    },
  ]
}
