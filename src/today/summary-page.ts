import { edition } from '#edition/index.ts'
import type { Reader } from '../reader.ts'
import { countriesInWords } from './no-reply-page.ts'
import { seatsIn } from './places.ts'
import { type Queue, queues } from './queues.ts'
import { type Region, regionsIn } from './regions.ts'
import type { Sources } from './sources.ts'
import { summaryTables, type TableOnPaper } from './summary-tables.ts'
import { timeLeft } from './today-page.ts'

/** How things stand, for the director: one sheet of A4, whatever has come in. */
export type SummaryPage = {
  event: string
  days: string
  asOf: string
  deadline: string
  problems: string[]
  tables: TableOnPaper[]
  /** Seats, and what participants ask for. */
  facts: string[]
  /** Regions from which countries are missing. */
  silent: string[]
}

/** More problems than these a director cannot take up. */
const problemsMax = 3
/** Of a region from which more are missing only their number is said. */
export const namedMax = 8

export function summaryPage(sources: Sources, reader: Reader, now: Temporal.Instant): SummaryPage {
  const { t, dates } = reader
  const [event] = edition.calendar
  const silent = regionsIn(sources).flatMap(region => silentInWords(region, reader))
  const problems = problemsIn(sources, reader)
  return {
    event: t(`event:events.${event.name}`),
    days: dates.range(event.firstDay, event.lastDay),
    asOf: t('admin:summary.as_of', { moment: dates.moment(now) }),
    deadline: timeLeft(now, reader),
    problems: problems.length > 0 ? problems : [t('admin:summary.no_problems')],
    tables: summaryTables(sources, reader),
    facts: [...seatFacts(sources, reader), ...workFacts(sources, reader)],
    silent: silent.length > 0 ? silent : [t('admin:summary.all_answered')],
  }
}

function seatFacts(sources: Sources, { t }: Reader): string[] {
  const found = seatsIn(sources)
  if (!found) return []
  const { seats, taken, confirmed, offered, waiting } = found
  return [
    t('admin:summary.seats', {
      title: t('seating:title'),
      seats,
      taken,
      accepted: confirmed.count,
      invited: offered.count,
      waiting: waiting.count,
    }),
  ]
}

const workFacts = (sources: Sources, reader: Reader): string[] =>
  queues.filter(({ isAsked }) => isAsked).map(queue => inWords(queue, sources, reader))

const problemsIn = (sources: Sources, reader: Reader): string[] =>
  queues
    .filter(({ isTrouble, figureIn }) => isTrouble && figureIn(sources).count > 0)
    .slice(0, problemsMax)
    .map(queue => inWords(queue, sources, reader))

function inWords({ words, figureIn }: Queue, sources: Sources, { t }: Reader): string {
  const { count } = figureIn(sources)
  return t('admin:summary.counted', { count, what: t(words, { count }) })
}

function silentInWords({ name, silent }: Region, reader: Reader): string[] {
  const { t } = reader
  if (silent.length === 0) return []
  const names = countriesInWords(silent, reader).map(({ name }) => name)
  return [
    t(silent.length > namedMax ? 'admin:summary.silent' : 'admin:summary.silent_names', {
      region: t(`event:regions.${name}`),
      count: silent.length,
      names: names.join('; '),
    }),
  ]
}
