import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'
import { deskAddresses } from '../desk-addresses.ts'
import { deskOf } from '../desks.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { alternate, medianOf, ratiosOf, spreadOf } from '../rounds.ts'
import { memoryOf, type Site, signIn, startSite } from '../site.ts'
import { startWaiting } from '../waits.ts'

const part = 'exports'
const exported = [
  { path: '/admin/replies.csv', encoding: 'identity' },
  { path: '/admin/replies.csv', encoding: 'br' },
  { path: '/admin/replies.xlsx', encoding: 'identity' },
]
const looksEveryMilliseconds = 50

type Export = { seconds: number; growth: number; waits: Map<string, number[]> }

/** The whole table as a file, while somebody else asks for pages; beside a program that reads the rows and prints them. */
export async function exportFiles(plan: Plan): Promise<void> {
  const size = plan.sizes.find(size => size === 100_000) ?? plan.sizes[0] ?? 0
  const desk = await deskOf(size)
  const site = await startSite(desk.file)
  const cookie = await signIn(site)
  // The sets of the first table after a start are no part of an export: this order waits for them.
  await download(site, cookie, '/admin/replies?sort=name', 'identity')
  for (const { path, encoding } of exported) {
    const { ours = [], bare = [] } = await alternate<Export>(plan.rounds, {
      ours: () => withVisitor(site, cookie, path, encoding),
      bare: () => bareExport(desk.file),
    })
    tell(`${path} ${encoding}`, size, ours, bare)
  }
  for (const path of otherFiles(desk.file)) {
    const { waits } = await withVisitor(site, cookie, path, 'identity')
    tellWaits(path, [waits])
  }
  await site.stop()
  desk.remove()
}

/** Whatever else the desk takes: of these only those who wait are measured. */
const otherFiles = (file: string): string[] =>
  deskAddresses(file)
    .filter(({ path, isFile }) => isFile && exported.every(one => one.path !== path))
    .map(({ path }) => path)

async function withVisitor(site: Site, cookie: string, path: string, encoding: string): Promise<Export> {
  const before = memoryOf(site.pid).own
  let most = before
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(site.pid).own)
  }, looksEveryMilliseconds)
  const waiting = startWaiting([`${site.url}/healthz`, `${site.url}/ru/participation`])
  const seconds = await download(site, cookie, path, encoding)
  const waits = await waiting.stop()
  clearInterval(looking)
  return { seconds, growth: most - before, waits }
}

/** Seconds until the last byte, all of them thrown away as they come. */
async function download({ url }: Site, cookie: string, path: string, encoding: string): Promise<number> {
  const from = performance.now()
  const [answer] = await once(get(url + path, { headers: { cookie, 'accept-encoding': encoding } }), 'response')
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${path}`)
  answer.resume()
  await once(answer, 'end')
  return (performance.now() - from) / 1000
}

async function bareExport(file: string): Promise<Export> {
  const child = fork(join(import.meta.dirname, '../bare-export.ts'), [file])
  const [seconds] = await once(child, 'message')
  return { seconds: seconds as number, growth: 0, waits: new Map() }
}

function tell(what: string, size: number, ours: Export[], bare: Export[]): void {
  const rates = ours.map(({ seconds }) => size / seconds)
  const limits = bare.map(({ seconds }) => size / seconds)
  report.figure({
    part,
    what: `${what}, ${size.toLocaleString('en')} replies`,
    unit: 'rows/s',
    value: spreadOf(rates),
    limit: spreadOf(limits),
    ratio: medianOf(ratiosOf(rates, limits)),
    target: { atLeast: 0.5 },
  })
  report.figure({
    part,
    what: `${what}, growth of memory`,
    unit: 'MiB',
    value: spreadOf(ours.map(({ growth }) => growth)),
    target: { atMost: 50 },
  })
  tellWaits(
    what,
    ours.map(({ waits }) => waits),
  )
}

function tellWaits(what: string, rounds: Export['waits'][]): void {
  for (const url of rounds[0]?.keys() ?? []) {
    const longest = rounds.map(waits => Math.max(...(waits.get(url) ?? [])))
    report.figure({
      part,
      what: `${what}, longest wait of somebody else for ${new URL(url).pathname}`,
      unit: 'ms',
      value: spreadOf(longest),
      target: { atMost: 50 },
    })
  }
}
