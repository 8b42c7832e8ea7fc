import { createHash } from 'node:crypto'
import { arch, cpus, totalmem } from 'node:os'
import { report } from './report.ts'

/** What kind of machine it is, and nothing that says which one. */
export function machineKind(): { cores: number; model: string; memoryGiB: number; node: string; system: string } {
  const [first] = cpus()
  return {
    cores: cpus().length,
    model: first?.model.trim() || arch(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${arch()}`,
  }
}

/** As a part of a file's name: `2-cores-amd-epyc`. */
export const kindInName = (): string => {
  const { cores, model } = machineKind()
  return `${cores}-cores-${model
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)}`
}

/** Milliseconds that a fixed piece of work takes: folding and hashing, as the product does it. */
export function yardstick(): number {
  const from = performance.now()
  let text = 'yardstick'
  for (let turn = 0; turn < 20_000; turn++)
    text = createHash('sha256').update(text.normalize('NFKD').toLowerCase()).digest('base64url')
  return performance.now() - from
}

/** Runs a part with the yardstick before and after it: where they differ much, its figures are of a restless machine. */
export async function withYardstick(part: string, run: () => Promise<void>): Promise<void> {
  const before = yardstick()
  const from = performance.now()
  await run()
  const seconds = (performance.now() - from) / 1000
  report.mood({ part, before, after: yardstick(), seconds })
}
