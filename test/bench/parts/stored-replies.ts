import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { countFsyncs } from '../fsyncs.ts'
import { allAnswered, loadOf, type Seen } from '../load.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { medianOf, ratiosOf, spreadOf } from '../rounds.ts'
import { type Site, startSite } from '../site.ts'

const part = 'stored replies'
/** Longer than any round takes, which ends with its requests. */
const longEnough = 600

type Round = { alone: Seen; together: Seen; bare: { one: number; many: number } }

/** Replies of people who are all new, over HTTP, each answered only when it is on the disk; beside bare inserts of the same rows. */
export async function storedReplies(plan: Plan): Promise<void> {
  const rounds: Round[] = []
  for (let round = 0; round < plan.rounds; round++) rounds.push(await measure(plan))
  const bareOne = rounds.map(({ bare }) => bare.one)
  const bareMany = rounds.map(({ bare }) => bare.many)
  const alone = rounds.map(({ alone }) => alone.perSecond)
  const together = rounds.map(({ together }) => together.perSecond)
  const figure = (what: string, values: number[], limits: number[], atLeast: number) =>
    report.figure({
      part,
      what,
      unit: 'replies/s',
      value: spreadOf(values),
      limit: spreadOf(limits),
      ratio: medianOf(ratiosOf(values, limits)),
      target: { atLeast },
    })
  figure('1 sender, beside bare inserts, 1 a transaction', alone, bareOne, 0.8)
  figure('64 senders, beside bare inserts, 1 a transaction', together, bareOne, 1)
  figure('64 senders, beside bare inserts, 32 a transaction', together, bareMany, 0.5)
  for (const [what, seen] of [
    ['1 sender', rounds.map(({ alone }) => alone)],
    ['64 senders', rounds.map(({ together }) => together)],
  ] as const)
    report.figure({ part, what: `${what}, p99`, unit: 'ms', value: spreadOf(seen.map(({ p99 }) => p99)) })
  await fsyncs(plan)
}

async function measure({ repliesStored }: Plan): Promise<Round> {
  const site = await startSite()
  // What is compiled at the first replies is not what the rounds are about.
  await send(site, 1, Math.ceil(repliesStored / 4), 0)
  const alone = await send(site, 1, Math.ceil(repliesStored / 4), 100_000)
  await send(site, 64, repliesStored, 200_000)
  const together = await send(site, 64, repliesStored, 300_000)
  const child = fork(join(import.meta.dirname, '../bare-replies.ts'), [site.database, site.folder])
  const [bare] = await once(child, 'message')
  await site.stop()
  return { alone, together, bare: bare as Round['bare'] }
}

async function send({ port }: Site, connections: number, requests: number, peopleFrom: number): Promise<Seen> {
  const asks = [{ connections, path: '/ru/participation', peopleFrom }]
  const seen = await loadOf({ port, seconds: longEnough, requests, asks })
  allAnswered(seen, 303)
  return seen
}

async function fsyncs({ repliesStored }: Plan): Promise<void> {
  const site = await startSite()
  await send(site, 1, 20, 0)
  for (const [senders, atMost] of [
    [1, 1.1],
    [64, undefined],
  ] as const) {
    const count = await countFsyncs(site.pid, async () => {
      await send(site, senders, repliesStored, senders * 1_000_000)
    })
    report.figure({
      part,
      what: `fsyncs a reply, ${senders} ${senders === 1 ? 'sender' : 'senders'}, letters included (strace)`,
      unit: 'fsyncs',
      ...(count === undefined
        ? { value: spreadOf([Number.NaN]), remark: 'not counted: strace is not here or may not look' }
        : { value: spreadOf([count / repliesStored]), ...(atMost && { target: { atMost } }) }),
    })
  }
  await site.stop()
}
