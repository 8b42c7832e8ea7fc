import { dayOf } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import { dayInWords } from '../forms/display.ts'
import { durationIn } from '../intl.ts'
import type { Reader } from '../reader.ts'
import { deadlines } from '../replies/deadlines.ts'
import { type BarOnPage, type RegionOnPage, regionBars, wayBars } from './bars-on-page.ts'
import { type ChangesOnPage, changesOnPage } from './changes.ts'
import { type ComersOnPage, comersOnPage } from './comers-on-page.ts'
import { daysIn } from './days.ts'
import { type DaysOnPage, daysOnPage } from './days-on-page.ts'
import type { FigureInWords } from './figure.ts'
import { queues } from './queues.ts'
import { type SeatsOnPage, seatsOnPage } from './seats-on-page.ts'
import type { Sources } from './sources.ts'
import { type StatesOnPage, statesOnPage } from './states-on-page.ts'
import { type LetterOnPage, unsentLetters } from './unsent-letter.ts'

/** The page to open in the morning: what waits, what is new, and how things stand. */
export type TodayPage = {
  day: string
  /** The next deadline, and the time left until then. */
  deadline: string
  queues: FigureInWords[]
  changes: ChangesOnPage
  /** Undefined: there are no replies yet. */
  days: DaysOnPage | undefined
  regions: RegionOnPage[]
  /** Undefined: no form of the edition asks for it. */
  ways: BarOnPage[] | undefined
  states: StatesOnPage
  comers: ComersOnPage
  /** Undefined: no form asks for seats. */
  seats: SeatsOnPage | undefined
  unsent: LetterOnPage[]
}

export function todayPage(
  sources: Sources,
  reader: Reader,
  now: Temporal.Instant,
  since: Temporal.PlainDate,
): TodayPage {
  const { search } = sources
  const today = dayOf(now)
  return {
    day: dayInWords(String(today), reader.t),
    deadline: timeLeft(now, reader),
    queues: queuesOnPage(sources, reader),
    changes: changesOnPage(sources, since, now, reader),
    days: daysOnPage(daysIn(search), today, reader),
    regions: regionBars(sources, reader),
    ways: wayBars(search, reader),
    states: statesOnPage(sources, reader),
    comers: comersOnPage(search, reader),
    seats: seatsOnPage(sources, reader),
    unsent: unsentLetters(sources, reader),
  }
}

const queuesOnPage = (sources: Sources, { t }: Reader): FigureInWords[] =>
  queues.map(({ words, figureIn }) => {
    const figure = figureIn(sources)
    return { ...figure, text: t(words, { count: figure.count }) }
  })

/** In days and hours; in hours and minutes within the last day. */
export function timeLeft(now: Temporal.Instant, { t, dates }: Reader): string {
  const next = deadlines.find(deadline => isOpen(deadline, now))
  if (!next) return t('admin:today.over')
  const smallestUnit = next.closesAt.since(now).total('hours') < 24 ? 'minutes' : 'hours'
  const left = next.closesAt.since(now, {
    largestUnit: 'hours',
    smallestUnit,
    roundingMode: 'floor',
  })
  const inDays = left.round({ largestUnit: 'days' })
  return t('admin:today.left', {
    moment: dates.moment(next.closesAt),
    left: durationIn(t.language, inDays),
  })
}
