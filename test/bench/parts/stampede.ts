import Sqlite from 'better-sqlite3'
import { deskOf } from '../desks.ts'
import { type Load, load, type Seen } from '../load.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { type Site, signIn, startSite } from '../site.ts'

const part = 'stampede'
const reading = ['/ru/participation', '/en/speaking-slot', '/ru/ai-governance-day', '/ru', '/en']
const [readers, senders] = [450, 50]

/**
 * The last hour: 500 connections, most of them read and some send, while the secretariat makes one file of the whole
 * table after another.
 */
export async function stampede(plan: Plan): Promise<void> {
  const size = plan.sizes.find(size => size === 100_000) ?? plan.sizes[0] ?? 0
  const desk = await deskOf(size)
  const site = await startSite(desk.file)
  const cookie = await signIn(site)
  const before = countOf(desk.file)
  const exporting = startExporting(site, cookie)
  const loaded = await load({
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
  const files = await exporting.stop()
  tell(loaded, files)
  const answered = loaded.asks.at(-1)?.statuses['303'] ?? 0
  figure('replies that were answered and are not stored', '', [answered - (countOf(desk.file) - before)], { atMost: 0 })
  await site.stop()
  desk.remove()
}

function figure(
  what: string,
  unit: string,
  values: number[],
  target?: { atMost: number } | { atLeast: number },
  remark?: string,
): void {
  report.figure({
    part,
    what,
    unit,
    value: spreadOf(values),
    ...(target && { target, judged: 'atMost' in target ? Math.max(...values) : Math.min(...values) }),
    ...(remark && { remark }),
  })
}

function tell({ asks, openSeconds }: Load, files: number[]): void {
  const [gets, posts] = [asks.slice(0, -1), asks.slice(-1)]
  const sum = (values: number[]) => values.reduce((one, other) => one + other, 0)
  const opened = 'all at once; measured by itself'
  figure(`until each of ${readers + senders} connections has its first page`, 's', [openSeconds], undefined, opened)
  const meanwhile = `${files.length} exports meanwhile, of ${files[0]} rows`
  figure('answers', '/s', [sum(asks.map(({ perSecond }) => perSecond))], undefined, meanwhile)
  for (const [what, seen] of [
    ['GET', gets],
    ['POST', posts],
  ] as const) {
    const values = (name: 'p50' | 'p99' | 'longest') => seen.map(one => one[name])
    figure(`${what}, p50 of each page`, 'ms', values('p50'))
    figure(`${what}, p99 of each page`, 'ms', values('p99'), { atMost: 250 })
    figure(`${what}, longest of each page`, 'ms', values('longest'))
  }
  const wrong = sum(gets.map(one => wrongIn(one, '200'))) + sum(posts.map(one => wrongIn(one, '303')))
  figure('errors', '', [wrong], { atMost: 0 }, `connections cut or never answered: ${sum(asks.map(a => a.errors))}`)
  const fewest = asks.map(({ fewest }) => fewest)
  figure('answers that one connection got, at least', '', fewest, { atLeast: 1 })
}

const wrongIn = ({ statuses, errors }: Seen, expected: string): number =>
  Object.entries(statuses).reduce((sum, [status, count]) => sum + (status === expected ? 0 : count), errors)

function countOf(file: string): number {
  const database = new Sqlite(file, { readonly: true })
  const count = database.prepare<[], number>('SELECT count(*) FROM replies').pluck().get() ?? 0
  database.close()
  return count
}

/** One export after another until it is stopped; the rows of each. */
function startExporting(site: Site, cookie: string) {
  let isOver = false
  async function exportAll(): Promise<number[]> {
    const files: number[] = []
    while (!isOver) files.push(await rowsOf(site, cookie))
    return files
  }
  const files = exportAll()
  return {
    stop(): Promise<number[]> {
      isOver = true
      return files
    },
  }
}

/** Rows of the file; each ends with CRLF, a line break in a cell is LF alone. */
async function rowsOf({ url }: Site, cookie: string): Promise<number> {
  const answer = await fetch(`${url}/admin/replies.csv`, { headers: { cookie, 'accept-encoding': 'identity' } })
  if (answer.status !== 200) throw new Error(`${answer.status} for an export`)
  let rows = 0
  for await (const piece of answer.body ?? [])
    for (let at = piece.indexOf(13); at >= 0; at = piece.indexOf(13, at + 1)) rows += 1
  return rows
}
