import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindInName, machineKind } from './machine.ts'
import type { Spread } from './rounds.ts'

/** `limit`: what the machine can do, measured in the same run. `target`: of the issue; `atLeast` or `atMost`. */
export type Figure = {
  part: string
  what: string
  unit: string
  value: Spread
  limit?: Spread
  ratio?: number
  target?: { atLeast: number } | { atMost: number }
  /** What the target is about, where it is not the value. */
  judged?: number
  remark?: string
}
type Mood = { part: string; before: number; after: number; seconds: number }

const figures: Figure[] = []
const moods: Mood[] = []

export const report = {
  figure(figure: Figure): void {
    figures.push(figure)
    console.log(rowOf(figure).join('  '))
  },
  mood(mood: Mood): void {
    moods.push(mood)
    const { part, before, after, seconds } = mood
    console.log(
      `— ${part}: ${seconds.toFixed(0)} s; yardstick ${before.toFixed(0)} ms before, ${after.toFixed(0)} after\n`,
    )
  },
  /** Writes the results beside this file, as JSON and as a table. */
  save(mode: string): string {
    const folder = join(import.meta.dirname, 'results')
    mkdirSync(folder, { recursive: true })
    const date = new Date().toISOString().slice(0, 10)
    const name = join(folder, `${date}-${kindInName()}${mode === 'whole' ? '' : `-${mode}`}`)
    const results = { date, mode, machine: machineKind(), moods, figures }
    writeFileSync(`${name}.json`, `${JSON.stringify(results, null, 2)}\n`)
    writeFileSync(`${name}.md`, markdown(mode, date))
    return name
  },
  missed: (): Figure[] => figures.filter(figure => verdictOf(figure) === '✗'),
}

export const short = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

const spreadText = ({ median, least, most }: Spread): string =>
  least === most ? short(median) : `${short(median)} (${short(least)}–${short(most)})`

function verdictOf({ target, judged, ratio, value }: Figure): string {
  if (!target) return ''
  const what = judged ?? ratio ?? value.median
  const isReached = 'atLeast' in target ? what >= target.atLeast : what <= target.atMost
  return isReached ? '✓' : '✗'
}

function targetText({ target }: Figure): string {
  if (!target) return ''
  return 'atLeast' in target ? `≥ ${short(target.atLeast)}` : `≤ ${short(target.atMost)}`
}

function rowOf(figure: Figure): string[] {
  const { part, what, unit, value, limit, ratio, remark } = figure
  return [
    part,
    what,
    `${spreadText(value)} ${unit}`,
    limit ? spreadText(limit) : '',
    ratio === undefined ? '' : short(ratio),
    targetText(figure),
    verdictOf(figure),
    remark ?? '',
  ]
}

const head = ['part', 'what', 'measured', 'limit in this run', 'ratio', 'target', '', 'remark']

/** Whatever a remark says, it stays in its cell. */
export const cellText = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\|]/g, '\\$&')

function markdown(mode: string, date: string): string {
  const { cores, model, memoryGiB, node, system } = machineKind()
  const row = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`
  const moodText = moods.map(({ part, before, after, seconds }) =>
    row([part, seconds.toFixed(0), before.toFixed(0), after.toFixed(0)]),
  )
  return [
    `# Bench of ${date}, ${mode}`,
    '',
    `${cores} cores, ${model}, ${memoryGiB} GiB, ${system}, Node ${node}. Median (least–most) of alternating rounds.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...figures.map(figure => row(rowOf(figure))),
    '',
    'The yardstick, a fixed piece of work, before and after each part:',
    '',
    row(['part', 'seconds', 'ms before', 'ms after']),
    row(['---', '---', '---', '---']),
    ...moodText,
    '',
  ].join('\n')
}
