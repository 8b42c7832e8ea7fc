import type { DayFigure } from './days.ts'

/**
 * Positions of the parts of the chart. Horizontal ones are in percent, so that words keep their
 * size at any width; vertical ones are in pixels.
 */
export type DayChart = {
  height: number
  /** The lower edge of the bars. */
  base: number
  bars: (DayFigure & { x: number; y: number; width: number; height: number })[]
  /** The numbers of the first day with replies, of the last, and of the day with most. */
  values: Mark[]
  /** The first day and today, below the bars. */
  below: (Mark & { name: 'first' | 'today' })[]
  /** The deadlines, each with the line of its words above the bars. */
  deadlines: Mark[]
}
/** A day, and where its words stand. */
export type Mark = {
  day: Temporal.PlainDate
  count: number
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

const lineHeight = 16
const plotHeight = 80

/** `days`: without a gap. What lies beyond them is not marked. */
export function chartOf(
  days: readonly DayFigure[],
  deadlineDays: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
): DayChart {
  const above = lineHeight * (deadlineDays.length + 1)
  const base = above + plotHeight
  const width = 100 / Math.max(1, days.length)
  const most = Math.max(1, ...days.map(({ count }) => count))
  const tall = (count: number) => Math.round((count / most) * plotHeight)
  const markAt = (index: number, y: number): Mark[] => {
    const found = days[index]
    const x = rounded((index + 0.5) * width)
    return found ? [{ ...dayAndCount(found), x, y, anchor: anchorAt(x) }] : []
  }
  const indexOf = (day: Temporal.PlainDate) => days.findIndex(one => one.day.equals(day))
  return {
    height: base + lineHeight + 4,
    base,
    bars: days.map((day, index) => ({
      ...day,
      x: rounded((index + 0.1) * width),
      y: base - tall(day.count),
      width: rounded(width * 0.8),
      height: tall(day.count),
    })),
    values: told(days).flatMap(index => markAt(index, base - tall(days[index]?.count ?? 0) - 3)),
    below: belowOf(markAt(0, base + lineHeight), markAt(indexOf(today), base + lineHeight)),
    deadlines: deadlineDays.flatMap((day, line) =>
      markAt(indexOf(day), lineHeight * (line + 1) - 4),
    ),
  }
}

/** Today is said rather than the first day where there is no room for both. */
const belowOf = (first: Mark[], today: Mark[]): DayChart['below'] => [
  ...first.filter(() => !today.some(({ x }) => x < 40)).map(mark => named('first', mark)),
  ...today.map(mark => named('today', mark)),
]

const named = <N extends string>(name: N, mark: Mark) => ({ ...mark, name })

const dayAndCount = ({ day, count }: DayFigure) => ({ day, count })

/** The places of the first and the last day with replies, and of the first of those with most. */
function told(days: readonly DayFigure[]): number[] {
  const most = Math.max(0, ...days.map(({ count }) => count))
  const places = [
    days.findIndex(({ count }) => count > 0),
    days.findIndex(({ count }) => count === most),
    days.findLastIndex(({ count }) => count > 0),
  ]
  return [...new Set(places)].filter(index => index >= 0 && most > 0)
}

/** Words near an edge are aligned so that they stay inside the drawing. */
function anchorAt(x: number): Mark['anchor'] {
  if (x < 15) return 'start'
  return x > 75 ? 'end' : 'middle'
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100
