import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { deskOf } from '../desks.ts'
import { installed } from '../installed.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { memoryOf, startSite } from '../site.ts'

const part = 'start and size'
const [starts, quietSeconds] = [5, 4]

/** From the start of the process to the first page; memory when nobody asks for anything; what has to be installed. */
export async function start(plan: Plan): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-bench-start-'))
  await started('empty', join(folder, 'replies.sqlite'), { start: 0.5, memory: 100 })
  rmSync(folder, { recursive: true })
  for (const size of plan.sizes) {
    const desk = await deskOf(size)
    await started(`${size.toLocaleString('en')} replies`, desk.file, size === 1_000_000 ? { start: 2 } : {})
    desk.remove()
  }
  install()
}

async function started(what: string, database: string, most: { start?: number; memory?: number }) {
  // It makes or migrates the file, and what Node has compiled is kept at its end.
  const first = await startSite(database)
  await first.stop()
  const seconds: number[] = []
  for (let round = 0; round < starts; round++) {
    const site = await startSite(database)
    seconds.push(site.startSeconds)
    await site.stop()
  }
  const quiet = await startSite(database)
  await setTimeout(quietSeconds * 1000)
  const { resident, own } = memoryOf(quiet.pid)
  await quiet.stop()
  const figure = (name: string, unit: string, values: number[], atMost?: number) =>
    report.figure({
      part,
      what: `${what}, ${name}`,
      unit,
      value: spreadOf(values),
      ...(atMost && { target: { atMost } }),
    })
  figure('very first start', 's', [first.startSeconds])
  figure('start to first answer', 's', seconds, most.start)
  figure('idle memory, resident', 'MiB', [resident], most.memory)
  figure('idle memory, of its own', 'MiB', [own])
}

function install(): void {
  const found = installed()
  report.figure({
    part,
    what: 'production install without Node',
    unit: 'MB',
    ...(found
      ? { value: spreadOf([found.megabytes]), target: { atMost: 60 }, remark: `${found.packages} packages` }
      : { value: spreadOf([Number.NaN]), remark: 'not measured: npm cannot install here' }),
  })
}
