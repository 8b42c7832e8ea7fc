import type { DayCount } from './days.ts'

/**
 * Positions of the parts of the chart. Horizontal ones are in percent, so that words keep their
 * size at any width; vertical ones are in pixels.
 */
export type DayChart = {
  height: number
  /** The lower edge of the bars, and the left edge of the first. */
  base: number
  left: number
  /** Where the words below the bars stand. */
  labelY: number
  ticks: { value: number; y: number; textX: number; textY: number }[]
  bars: { x: number; y: number; width: number; height: number; isDeadline: boolean }[]
  labels: { day: Temporal.PlainDate; x: number; anchor: Anchor }[]
  deadlines: DeadlineMark[]
}
type Anchor = 'start' | 'middle' | 'end'

/** A vertical line at a deadline's day, and the place of the words beside it. */
type DeadlineMark = {
  day: Temporal.PlainDate
  x: number
  anchor: Anchor
  /** Pixels from the line to its words. */
  dx: number
  textY: number
}

/** Pixels for each deadline's line of words above the bars. */
const lineHeight = 14
const plotHeight = 120
const left = 10

/** The chart of the replies of each day, with the deadlines marked. */
export function chartOf(
  days: readonly DayCount[],
  deadlineDays: readonly Temporal.PlainDate[],
): DayChart {
  const base = lineHeight * (Math.max(1, deadlineDays.length) + 1) + plotHeight
  const width = (100 - left) / Math.max(1, days.length)
  const middle = (index: number) => rounded(left + (index + 0.5) * width)
  const top = scaleFor(Math.max(1, ...days.map(({ count }) => count)))
  const tall = (count: number) => Math.round((count / top) * plotHeight)
  return {
    height: base + 24,
    base,
    left,
    labelY: base + 18,
    ticks: ticksTo(top).map(value => tickAt(value, base - tall(value))),
    bars: days.map(({ day, count }, index) => ({
      x: rounded(left + (index + 0.1) * width),
      y: base - tall(count),
      width: rounded(width * 0.8),
      height: tall(count),
      isDeadline: deadlineDays.some(deadline => deadline.equals(day)),
    })),
    labels: labelled(days).map(({ day, index }) => labelAt(day, middle(index))),
    deadlines: deadlineDays.flatMap((deadline, line) => {
      const index = days.findIndex(({ day }) => day.equals(deadline))
      return index < 0 ? [] : [markAt(deadline, middle(index), line)]
    }),
  }
}

/** Its number stands before its line, and as high. */
const tickAt = (value: number, y: number) => ({ value, y, textX: left - 2, textY: y + 4 })

/** Half of an odd scale is left out: there are no half replies. */
const ticksTo = (top: number): number[] => [0, top / 2, top].filter(Number.isInteger)

/** The first day, the last and one between: on a telephone more labels would touch each other. */
function labelled(days: readonly DayCount[]) {
  const last = days.length - 1
  const places = new Set([0, Math.round(last / 2), last])
  return days.map(({ day }, index) => ({ day, index })).filter(({ index }) => places.has(index))
}

const labelAt = (day: Temporal.PlainDate, x: number) => ({ day, x, anchor: anchorAt(x) })

/** Labels near an edge are aligned so that they stay inside the drawing. */
function anchorAt(x: number): Anchor {
  if (x < left + 10) return 'start'
  return x > 90 ? 'end' : 'middle'
}

/** The words are on the side with more room. `line`: their line above the bars, from 0. */
function markAt(day: Temporal.PlainDate, x: number, line: number): DeadlineMark {
  const textY = 16 + line * lineHeight
  return x > 50
    ? { day, x, anchor: 'end', dx: -6, textY }
    : { day, x, anchor: 'start', dx: 6, textY }
}

/** The first of 1, 2, 4, 6, 8, 10, 20, 40 … that is enough; all but 1 have a whole half. */
function scaleFor(highest: number): number {
  const unit = 10 ** Math.floor(Math.log10(highest))
  return [1, 2, 4, 6, 8, 10].map(step => step * unit).find(scale => scale >= highest) ?? highest
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100
