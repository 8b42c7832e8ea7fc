import { setTimeout } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import type { Job, Load } from './load.ts'
import { requestsOf } from './requests.ts'

/** Carries out one job of load.ts and tells the parent what it saw. */
async function run(job: Job): Promise<Load> {
  const nextOf = job.asks.map(ask => requestsOf(ask, job.port))
  const connections = await Promise.all(
    job.asks.flatMap((ask, index) =>
      Array.from({ length: ask.connections }, async () => ({ index, line: await openConnection(job.port), asked: 0 })),
    ),
  )
  const seen = job.asks.map(() => ({
    times: [] as number[],
    bytes: 0,
    statuses: {} as Record<string, number>,
    errors: 0,
  }))
  const until = performance.now() + job.seconds * 1000
  let left = job.requests ?? Number.POSITIVE_INFINITY
  const from = performance.now()

  await Promise.all(
    connections.map(async connection => {
      const { index, line } = connection
      const one = seen[index]
      const next = nextOf[index]
      if (!one || !next) return
      while (left > 0 && performance.now() < until) {
        left -= 1
        const asked = performance.now()
        try {
          const { status, bytes } = await line.ask(next())
          one.times.push(performance.now() - asked)
          one.bytes += bytes
          one.statuses[status] = (one.statuses[status] ?? 0) + 1
          connection.asked += 1
        } catch {
          one.errors += 1
          return
        }
        const { pause } = job.asks[index] ?? {}
        if (pause) await setTimeout(pause)
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  for (const { line } of connections) line.close()
  return {
    seconds,
    asks: seen.map(({ times, bytes, statuses, errors }, index) => {
      const sorted = times.toSorted((a, b) => a - b)
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
      const own = connections.filter(one => one.index === index).map(one => one.asked)
      return {
        perSecond: times.length / seconds,
        p50: at(0.5),
        p99: at(0.99),
        longest: at(1),
        bytes: times.length > 0 ? bytes / times.length : 0,
        fewest: Math.min(...own),
        statuses,
        errors,
      }
    }),
  }
}

process.on('message', async (job: Job) => {
  process.send?.(await run(job))
  process.disconnect?.()
})
