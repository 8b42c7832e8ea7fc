/** Where everything of the chart stands: across in percent, so that words keep their size however wide it is; down in pixels. */
export type DayChart = {
  height: number
  /** Where the bars stand on, and where they begin. */
  base: number
  left: number
  ticks: { value: number; y: number }[]
  bars: { x: number; y: number; width: number; height: number }[]
  labels: { day: Temporal.PlainDate; x: number; anchor: Anchor }[]
  deadline: { x: number; anchor: Anchor } | undefined
}
type Anchor = 'start' | 'middle' | 'end'

const top = 28
const plotHeight = 120
const base = top + plotHeight
const left = 10

/** How many replies came on each day, and where the deadline is. */
export function chartOf(
  days: readonly { day: Temporal.PlainDate; count: number }[],
  deadlineDay: Temporal.PlainDate,
): DayChart {
  const slot = (100 - left) / Math.max(1, days.length)
  const most = scaleFor(Math.max(1, ...days.map(({ count }) => count)))
  const tall = (count: number) => Math.round((count / most) * plotHeight)
  const middle = (index: number) => rounded(left + (index + 0.5) * slot)
  const deadlineAt = days.findIndex(({ day }) => day.equals(deadlineDay))
  return {
    height: base + 24,
    base,
    left,
    ticks: [0, most / 2, most]
      .filter(Number.isInteger)
      .map(value => ({ value, y: base - tall(value) })),
    bars: days.map(({ count }, index) => ({
      x: rounded(left + (index + 0.1) * slot),
      y: base - tall(count),
      width: rounded(slot * 0.8),
      height: tall(count),
    })),
    labels: labelled(days).map(({ day, index }) => ({
      day,
      x: middle(index),
      anchor: anchorAt(middle(index)),
    })),
    deadline:
      deadlineAt < 0
        ? undefined
        : { x: middle(deadlineAt), anchor: middle(deadlineAt) > 50 ? 'end' : 'start' },
  }
}

/** The first, the last and one between: more would touch each other on a telephone. */
function labelled(days: readonly { day: Temporal.PlainDate }[]) {
  const last = days.length - 1
  const places = new Set([0, Math.round(last / 2), last])
  return days.map(({ day }, index) => ({ day, index })).filter(({ index }) => places.has(index))
}

/** Words near an edge stay inside the drawing. */
const anchorAt = (x: number): Anchor => (x < left + 10 ? 'start' : x > 90 ? 'end' : 'middle')

/** 1, 2, 4, 6, 8, 10, 20, 40 …: the first that is enough; its half is a number of replies too. */
function scaleFor(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 6, 8, 10].map(step => step * unit).find(scale => scale >= most) ?? most
}

const rounded = (percent: number): number => Math.round(percent * 100) / 100
