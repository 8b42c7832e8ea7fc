import type { DayCount } from './days.ts'

/**
 * Where everything of the chart stands: across in percent, so that words keep their size however
 * wide it is; down in pixels.
 */
export type DayChart = {
  height: number
  /** Where the bars stand on, and where they begin. */
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

/** A line down to the base, and where its words stand beside it. */
type DeadlineMark = {
  day: Temporal.PlainDate
  x: number
  anchor: Anchor
  /** From the line to its words. */
  dx: number
  textY: number
}

/** The words of each deadline have a line of their own above the bars. */
const lineHeight = 14
const plotHeight = 120
const left = 10

/** How many replies came on each day, and where the deadlines are. */
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

/** Half of one reply is no number of replies. */
const ticksTo = (top: number): number[] => [0, top / 2, top].filter(Number.isInteger)

/** The first, the last and one between: more would touch each other on a telephone. */
function labelled(days: readonly DayCount[]) {
  const last = days.length - 1
  const places = new Set([0, Math.round(last / 2), last])
  return days.map(({ day }, index) => ({ day, index })).filter(({ index }) => places.has(index))
}

const labelAt = (day: Temporal.PlainDate, x: number) => ({ day, x, anchor: anchorAt(x) })

/** Words near an edge stay inside the drawing. */
function anchorAt(x: number): Anchor {
  if (x < left + 10) return 'start'
  return x > 90 ? 'end' : 'middle'
}

/** Words stand on the side on which there is more room; `line`: of those above the bars. */
function markAt(day: Temporal.PlainDate, x: number, line: number): DeadlineMark {
  const textY = 16 + line * lineHeight
  return x > 50
    ? { day, x, anchor: 'end', dx: -6, textY }
    : { day, x, anchor: 'start', dx: 6, textY }
}

/** 1, 2, 4, 6, 8, 10, 20, 40 …: the first that is enough; its half is a number of replies too. */
function scaleFor(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 6, 8, 10].map(step => step * unit).find(scale => scale >= most) ?? most
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100
