import { shortDay } from '../dates.ts'
import type { Reader } from '../reader.ts'
import { chartOf, type DayChart, type Mark } from './day-chart.ts'
import { type DayFigure, deadlineDays } from './days.ts'

/** `dx`: pixels between the place of its words and the words. */
type Said = Mark & { text: string; dx: number; look: string }
type Bar = DayChart['bars'][number] & { text: string }

/** Replies by day: as a drawing, a sentence and a list. */
export type DaysOnPage = {
  chart: { height: number; base: number; bars: Bar[]; marks: Said[] }
  /** Where a line stands over the whole height. */
  lines: { x: number; look: string }[]
  inWords: string
  /** `note`: empty on days that are no deadline. */
  rows: { day: string; count: number; href: string; note: string }[]
}

/** Undefined: there are no replies yet. */
export function daysOnPage(
  days: readonly DayFigure[],
  today: Temporal.PlainDate,
  reader: Reader,
): DaysOnPage | undefined {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  const { t, dates } = reader
  const ends = deadlineDays()
  const chart = chartOf(days, ends, today)
  return {
    chart: { ...chart, bars: barsOf(chart, reader), marks: marksOf(chart, reader) },
    lines: [
      ...chart.deadlines.map(({ x }) => ({ x, look: 'deadline' })),
      ...chart.below.flatMap(({ x, name }) => (name === 'today' ? [{ x, look: 'today' }] : [])),
    ],
    inWords: t('admin:today.chart', {
      most: Math.max(...days.map(({ count }) => count)),
      first: dates.date(first.day),
      last: dates.date(last.day),
      deadline: ends.map(dates.date).join(', '),
    }),
    rows: days.map(({ day, count, href }) => ({
      day: dates.weekday(day),
      count,
      href,
      note: ends.some(end => end.equals(day)) ? t('admin:today.deadline_day') : '',
    })),
  }
}

/** Between the line of a deadline and its words. */
const besideLine = 5

const barsOf = ({ bars }: DayChart, { t }: Reader): Bar[] =>
  bars.map(bar => ({ ...bar, text: `${shortDay(bar.day, t)}: ${bar.count}` }))

function marksOf({ values, below, deadlines }: DayChart, { t }: Reader): Said[] {
  return [
    ...values.map(mark => ({ ...mark, dx: 0, look: 'value', text: String(mark.count) })),
    ...below.map(mark => ({
      ...mark,
      dx: 0,
      look: mark.name,
      text: mark.name === 'today' ? t('admin:today.now') : shortDay(mark.day, t),
    })),
    ...deadlines.map(mark => ({
      ...mark,
      dx: mark.anchor === 'end' ? -besideLine : besideLine,
      look: 'deadline',
      text: t('admin:today.deadline', { day: shortDay(mark.day, t) }),
    })),
  ]
}
