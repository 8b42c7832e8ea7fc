import type { Reader } from '../reader.ts'
import { chartOf, type DayChart } from './day-chart.ts'
import { type DayCount, deadlineDays } from './days.ts'

type Placed<K extends 'labels' | 'deadlines'> = (DayChart[K][number] & { text: string })[]

/** Replies by day: as a drawing, a sentence and a table. */
export type DaysOnPage = {
  chart: Omit<DayChart, 'labels' | 'deadlines'> & {
    labels: Placed<'labels'>
    deadlines: Placed<'deadlines'>
  }
  inWords: string
  /** `note`: empty on days without a deadline. */
  rows: { day: string; count: number; note: string }[]
}

export function daysOnPage(days: readonly DayCount[], reader: Reader): DaysOnPage | undefined {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return undefined
  const { t, dates } = reader
  const ends = deadlineDays()
  return {
    chart: chartInWords(chartOf(days, ends), reader),
    inWords: t('admin:overview.chart_hint', {
      most: Math.max(...days.map(({ count }) => count)),
      first: dates.date(first.day),
      last: dates.date(last.day),
      deadline: ends.map(dates.date).join(', '),
    }),
    rows: days.map(({ day, count }) => ({
      day: dates.date(day),
      count,
      note: ends.some(end => end.equals(day)) ? t('admin:overview.deadline_day') : '',
    })),
  }
}

function chartInWords(chart: DayChart, { t, dates }: Reader): DaysOnPage['chart'] {
  const short = (day: Temporal.PlainDate) =>
    t('admin:overview.short_day', { day: day.day, month: dates.month(day) })
  return {
    ...chart,
    labels: chart.labels.map(label => ({ ...label, text: short(label.day) })),
    deadlines: chart.deadlines.map(mark => ({
      ...mark,
      text: t('admin:overview.deadline', { day: short(mark.day) }),
    })),
  }
}
