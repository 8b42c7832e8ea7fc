import { startApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { signedIn } from '../support/staff.ts'
import type { createVisitor } from '../support/visitor.ts'

type Visitor = ReturnType<typeof createVisitor>

/** What a secretary looks at: the table filtered, sorted, searched, alone and together, and the pages of the day. */
const addresses = [
  '/admin/replies?form=participation&region=cis&sort=name',
  '/admin/replies?status=received&sort=-changed_at',
  '/admin/replies?country=BY&form=speaking-slot&sort=country',
  '/admin/replies?q=gol&form=participation&sort=name',
  '/admin/replies?q=petgolba&sort=-name',
  '/admin/replies?q=Петголба&status=received&region=europe&sort=submitted_at',
  '/admin/replies?organization_kind=ministry&level=minister&sort=name',
  '/admin/replies?page=3',
  '/admin/replies?sort=country',
  '/admin/replies?sort=level&status=received&page=90',
  '/admin/replies?q=gol+petgolba&sort=topic',
  '/admin/replies?rows=participants&region=cis&sort=speaking-slot',
  '/admin',
  '/admin/no-reply',
  '/admin/summary',
]

const rounds = 25

type Timed = { address: string; milliseconds: number }

/** `byAddress`: the median of each. */
export type TableTimes = { median: number; p99: number; slowest: string; byAddress: Map<string, number> }

/** Milliseconds of a page, its total included, from the request to the last byte, one page after another. */
export async function tableTimes(desk: Visitor): Promise<TableTimes> {
  const times: Timed[] = []
  // The first rounds warm everything up.
  for (let round = -2; round < rounds; round++)
    for (const address of addresses) {
      const from = performance.now()
      const response = await desk.get(address)
      await response.text()
      if (!response.ok) throw new Error(`${response.status} ${address}`)
      if (round >= 0) times.push({ address, milliseconds: performance.now() - from })
    }
  const at = (all: readonly Timed[], part: number) =>
    all.toSorted((a, b) => a.milliseconds - b.milliseconds)[Math.floor((all.length - 1) * part)] as Timed
  const medians = [...Map.groupBy(times, ({ address }) => address)].map(
    ([address, all]) => [address, at(all, 0.5).milliseconds] as const,
  )
  return {
    median: at(times, 0.5).milliseconds,
    p99: at(times, 0.99).milliseconds,
    slowest: at(times, 1).address,
    byAddress: new Map(medians),
  }
}

/** How much is read before memory is looked at again. */
const bytesBetweenLooks = 8_000_000
const packedBytesBetweenLooks = 1_000_000

/** The whole table as CSV, thrown away as it comes: rows, seconds, and by how many MiB what is really held grew meanwhile. */
export async function csvExport(desk: Visitor) {
  const before = heldBytes()
  const from = performance.now()
  let peak = before
  let rows = -1
  let unlooked = 0
  for await (const piece of (await desk.get('/admin/replies.csv', { 'accept-encoding': 'identity' })).body ?? []) {
    // Every row ends with CRLF; a line break inside a cell is LF alone.
    for (let at = piece.indexOf(13); at >= 0; at = piece.indexOf(13, at + 1)) rows += 1
    unlooked += piece.length
    if (unlooked < bytesBetweenLooks) continue
    peak = Math.max(peak, heldBytes())
    unlooked = 0
  }
  return { rows, seconds: (performance.now() - from) / 1000, growthMiB: (peak - before) / 2 ** 20 }
}

/** The whole workbook, thrown away as it comes: seconds, growth of what is held, and how long somebody else waits meanwhile. */
export async function xlsxExport({ desk, url }: BigDesk) {
  const before = heldBytes()
  const from = performance.now()
  const waits = waitsFor(`${url}/healthz`)
  let peak = before
  let unlooked = 0
  for await (const piece of (await desk.get('/admin/replies.xlsx')).body ?? []) {
    unlooked += piece.length
    if (unlooked < packedBytesBetweenLooks) continue
    // Collecting holds everybody up, which is no fault of the export.
    waits.leaveOut()
    peak = Math.max(peak, heldBytes())
    unlooked = 0
  }
  const seconds = (performance.now() - from) / 1000
  return { seconds, growthMiB: (peak - before) / 2 ** 20, longestWait: await waits.stop() }
}

/** One request after another until it is stopped; the longest that one of them took, in milliseconds. */
function waitsFor(url: string) {
  const asked = { isOn: true, isMeasured: true }
  const longest = (async () => {
    let longest = 0
    while (asked.isOn) {
      asked.isMeasured = true
      const from = performance.now()
      await (await fetch(url)).text()
      if (asked.isMeasured) longest = Math.max(longest, performance.now() - from)
    }
    return longest
  })()
  return {
    /** What is asked at this moment is not counted. */
    leaveOut: () => Object.assign(asked, { isMeasured: false }),
    stop: () => Object.assign(asked, { isOn: false }) && longest,
  }
}

/** After collecting what nobody holds: the process itself grows as far as its collector is lazy. */
function heldBytes(): number {
  if (!globalThis.gc) throw new Error('Start with --expose-gc')
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

export type BigDesk = { desk: Visitor; url: string; close(): Promise<void> }

/** A desk with so many replies, and a secretary who is signed in. */
export async function deskWith(replies: number): Promise<BigDesk> {
  const app = await startApp()
  fillDesk(app.services, replies)
  return { desk: await signedIn(app), url: app.url, close: app.close }
}
