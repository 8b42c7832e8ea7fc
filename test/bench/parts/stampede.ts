import Sqlite from 'better-sqlite3'
import { deskOf } from '../desks.ts'
import { load, type Seen } from '../load.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { type Site, signIn, startSite } from '../site.ts'

const part = 'stampede'
const reading = ['/ru/participation', '/en/speaking-slot', '/ru/ai-governance-day', '/ru', '/en']
const [readers, senders] = [450, 50]

/** The last hour: 500 connections, most of them read and some send, while the secretariat makes a file of the whole table. */
export async function stampede(plan: Plan): Promise<void> {
  const size = plan.sizes.find(size => size === 100_000) ?? plan.sizes[0] ?? 0
  const desk = await deskOf(size)
  const site = await startSite(desk.file)
  const cookie = await signIn(site)
  const before = countOf(desk.file)
  const download = rowsOf(site, cookie)
  const { asks } = await load({
    port: site.port,
    seconds: 6 * plan.loadSeconds,
    asks: [
      ...reading.map(path => ({
        path,
        connections: readers / reading.length,
        headers: { 'accept-encoding': 'br' },
      })),
      { path: '/ru/participation', connections: senders, peopleFrom: 5_000_000 },
    ],
  })
  const rows = await download
  const stored = countOf(desk.file) - before
  tell(asks.slice(0, -1), asks.at(-1), stored, rows)
  await site.stop()
  desk.remove()
}

function tell(readers: Seen[], senders: Seen | undefined, stored: number, rows: number): void {
  if (!senders) return
  const all = [...readers, senders]
  const sum = (values: number[]) => values.reduce((one, other) => one + other, 0)
  const figure = (
    what: string,
    unit: string,
    values: number[],
    target?: { atMost: number } | { atLeast: number },
    remark?: string,
  ) =>
    report.figure({
      part,
      what,
      unit,
      value: spreadOf(values),
      ...(target && { target, judged: 'atMost' in target ? Math.max(...values) : Math.min(...values) }),
      ...(remark && { remark }),
    })
  figure(
    'answers',
    '/s',
    [sum(all.map(({ perSecond }) => perSecond))],
    undefined,
    `an export of ${rows} rows meanwhile`,
  )
  figure(
    'p99 of readers, the slowest page',
    'ms',
    readers.map(({ p99 }) => p99),
    { atMost: 250 },
  )
  figure('p99 of senders', 'ms', [senders.p99], { atMost: 250 })
  const wrong = sum(readers.map(one => one.errors + others(one, '200'))) + senders.errors + others(senders, '303')
  figure('errors', '', [wrong], { atMost: 0 })
  figure('replies that were answered and are not stored', '', [(senders.statuses['303'] ?? 0) - stored], { atMost: 0 })
  figure(
    'answers that one connection got, at least',
    '',
    all.map(({ fewest }) => fewest),
    { atLeast: 1 },
  )
}

const others = ({ statuses }: Seen, expected: string): number =>
  Object.entries(statuses).reduce((sum, [status, count]) => sum + (status === expected ? 0 : count), 0)

function countOf(file: string): number {
  const database = new Sqlite(file, { readonly: true })
  const count = database.prepare<[], number>('SELECT count(*) FROM replies').pluck().get() ?? 0
  database.close()
  return count
}

/** Rows of the file; each ends with CRLF, a line break in a cell is LF alone. */
async function rowsOf({ url }: Site, cookie: string): Promise<number> {
  const answer = await fetch(`${url}/admin/replies.csv`, { headers: { cookie, 'accept-encoding': 'identity' } })
  let rows = 0
  for await (const piece of answer.body ?? [])
    for (let at = piece.indexOf(13); at >= 0; at = piece.indexOf(13, at + 1)) rows += 1
  return rows
}
