import { setTimeout } from 'node:timers/promises'
import { openConnection } from './connection.ts'
import type { Ask, Job, Load, Seen } from './load.ts'
import { requestsOf } from './requests.ts'

type Line = Awaited<ReturnType<typeof openConnection>>
type Client = { index: number; line?: Line; answers: number }
type Noted = { times: number[]; bytes: number; statuses: Record<string, number>; errors: number }

/** Seconds after the end in which an answer may still come: later it counts as an error. */
const patience = 30

/** Carries out one job of load.ts and tells the parent what it saw. */
async function run(job: Job): Promise<Load> {
  const noted = job.asks.map((): Noted => ({ times: [], bytes: 0, statuses: {}, errors: 0 }))
  const opening = performance.now()
  const clients = await Promise.all(
    job.asks.flatMap((ask, index) => Array.from({ length: ask.connections }, () => open(job.port, ask, index))),
  )
  const openSeconds = (performance.now() - opening) / 1000
  for (const { index, line } of clients) if (!line && noted[index]) noted[index].errors += 1

  const cpu = process.cpuUsage()
  const from = performance.now()
  const cut = globalThis.setTimeout(() => closeAll(clients), (job.seconds + patience) * 1000)
  await askAll(job, clients, noted)
  clearTimeout(cut)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(cpu)
  closeAll(clients)
  return {
    seconds,
    openSeconds,
    busy: (user + system) / 1e6 / seconds,
    asks: noted.map((one, index) =>
      seenBy(
        one,
        clients.filter(client => client.index === index),
        seconds,
      ),
    ),
  }
}

/**
 * Nothing is measured before each connection has had an answer: Node takes one new connection in each turn of its loop,
 * and the last of many would wait for all that the first ones ask meanwhile.
 */
async function open(port: number, { path, headers }: Ask, index: number): Promise<Client> {
  try {
    const line = await openConnection(port)
    await line.ask(requestsOf({ path, ...(headers && { headers }), connections: 1 }, port)())
    return { index, line, answers: 0 }
  } catch {
    return { index, answers: 0 }
  }
}

async function askAll(job: Job, clients: readonly Client[], noted: readonly Noted[]): Promise<void> {
  const nextOf = job.asks.map(ask => requestsOf(ask, job.port))
  const until = performance.now() + job.seconds * 1000
  let left = job.requests ?? Number.POSITIVE_INFINITY
  await Promise.all(
    clients.map(async client => {
      const [one, next, ask] = [noted[client.index], nextOf[client.index], job.asks[client.index]]
      if (!client.line || !one || !next) return
      while (left > 0 && performance.now() < until) {
        left -= 1
        if (!(await askOnce(client.line, next(), one))) return
        client.answers += 1
        if (ask?.pause) await setTimeout(ask.pause)
      }
    }),
  )
}

async function askOnce(line: Line, request: string | Buffer, noted: Noted): Promise<boolean> {
  const asked = performance.now()
  try {
    const { status, bytes } = await line.ask(request)
    noted.times.push(performance.now() - asked)
    noted.bytes += bytes
    noted.statuses[status] = (noted.statuses[status] ?? 0) + 1
    return true
  } catch {
    noted.errors += 1
    return false
  }
}

function seenBy({ times, bytes, statuses, errors }: Noted, clients: readonly Client[], seconds: number): Seen {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    longest: at(1),
    bytes: times.length > 0 ? bytes / times.length : 0,
    fewest: Math.min(...clients.map(({ answers }) => answers)),
    statuses,
    errors,
  }
}

function closeAll(clients: readonly Client[]): void {
  for (const { line } of clients) line?.close()
}

process.on('message', async (job: Job) => {
  process.send?.(await run(job))
  process.disconnect?.()
})
