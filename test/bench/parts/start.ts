import { setTimeout } from 'node:timers/promises'
import { deskOf } from '../desks.ts'
import { installed } from '../installed.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { memoryOf, startSite } from '../site.ts'

const part = 'start and size'
const idleSeconds = 2

/** From the start of the process to the first page; memory when nobody asks for anything; what has to be installed. */
export async function start(plan: Plan): Promise<void> {
  await starts('empty', plan, undefined, { start: 0.5, memory: 100 })
  for (const size of plan.sizes) {
    const desk = await deskOf(size)
    await starts(`${size.toLocaleString('en')} replies`, plan, desk.file, size === 1_000_000 ? { start: 2 } : {})
    desk.remove()
  }
  const { megabytes, packages } = installed()
  report.figure({
    part,
    what: 'production install without Node',
    unit: 'MB',
    value: spreadOf([megabytes]),
    target: { atMost: 60 },
    remark: `${packages} packages`,
  })
}

async function starts(
  what: string,
  { rounds }: Plan,
  database: string | undefined,
  most: { start?: number; memory?: number },
) {
  const seconds: number[] = []
  const memory: { resident: number; own: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const site = await startSite(database)
    seconds.push(site.startSeconds)
    await setTimeout(idleSeconds * 1000)
    memory.push(memoryOf(site.pid))
    await site.stop()
  }
  const figure = (name: string, unit: string, values: number[], atMost?: number) =>
    report.figure({
      part,
      what: `${what}, ${name}`,
      unit,
      value: spreadOf(values),
      ...(atMost && { target: { atMost } }),
    })
  figure('start to first answer', 's', seconds, most.start)
  figure(
    'idle memory, resident',
    'MiB',
    memory.map(({ resident }) => resident),
    most.memory,
  )
  figure(
    'idle memory, of its own',
    'MiB',
    memory.map(({ own }) => own),
  )
}
