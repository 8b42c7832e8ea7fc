import { setTimeout } from 'node:timers/promises'
import { type Address, deskAddresses } from '../desk-addresses.ts'
import { deskOf } from '../desks.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { alone, type Site, signIn, startSite } from '../site.ts'
import { startWaiting } from '../waits.ts'

const part = 'desk'
const restSeconds = 4
/** An address is asked for as often as fits into so many milliseconds, within these bounds. */
const [patience, fewest, mostRounds] = [1500, 3, 15]

type Times = { address: Address; times: number[]; kilobytes: number; status: number }

/** Every page of the desk with so many replies, one after another; first of all the first table after a start. */
export async function deskPages(plan: Plan): Promise<void> {
  const medians = new Map<number, Map<string, number>>()
  for (const size of plan.sizes) {
    const desk = await deskOf(size)
    const site = await startSite(desk.file)
    const cookie = await signIn(site)
    await firstTable(site, cookie, size)
    // The sets are read, the large file is checked, and what the start has taken is given back.
    await ask(site, cookie, '/admin')
    await alone(site.pid)
    await setTimeout(restSeconds * 1000)
    const measured: Times[] = []
    for (const address of deskAddresses(desk.file).filter(({ isFile }) => !isFile)) {
      const times = await timesOf(site, cookie, address)
      measured.push(times)
      tell(times, size)
    }
    medians.set(size, new Map(measured.map(({ address, times }) => [address.path, spreadOf(times).median])))
    summary(measured, size)
    await site.stop()
    desk.remove()
  }
  growth(medians, plan)
}

async function firstTable(site: Site, cookie: string, size: number): Promise<void> {
  const waiting = startWaiting([`${site.url}/healthz`])
  const from = performance.now()
  await ask(site, cookie, '/admin/replies')
  const seconds = (performance.now() - from) / 1000
  const waits = [...(await waiting.stop()).values()].flat()
  const what = `first table after a start, ${size.toLocaleString('en')}`
  report.figure({ part, what, unit: 's', value: spreadOf([seconds]), target: { atMost: 1 } })
  report.figure({
    part,
    what: `${what}: longest wait of somebody else`,
    unit: 'ms',
    value: spreadOf(waits),
    target: { atMost: 50 },
    judged: Math.max(...waits),
  })
}

async function ask({ url }: Site, cookie: string, path: string) {
  const answer = await fetch(url + path, { headers: { cookie, 'accept-encoding': 'identity' }, redirect: 'manual' })
  const bytes = (await answer.arrayBuffer()).byteLength
  return { status: answer.status, bytes }
}

async function timesOf(site: Site, cookie: string, address: Address): Promise<Times> {
  const times: number[] = []
  // Once to warm up: what the first visit after a start costs is measured apart.
  const { status, bytes } = await ask(site, cookie, address.path)
  const until = performance.now() + patience
  while (times.length < fewest || (performance.now() < until && times.length < mostRounds)) {
    const from = performance.now()
    await ask(site, cookie, address.path)
    times.push(performance.now() - from)
  }
  return { address, times, kilobytes: bytes / 1000, status }
}

const isBig = (size: number): boolean => size > 100_000

function tell({ address, times, kilobytes, status }: Times, size: number): void {
  const value = spreadOf(times)
  report.figure({
    part,
    what: `${size.toLocaleString('en')}: ${decodeURIComponent(address.path)}`,
    unit: 'ms',
    value,
    target: { atMost: isBig(size) ? 100 : 50 },
    judged: isBig(size) ? value.median : value.most,
    remark: `${kilobytes.toFixed(0)} kB${kilobytes > 300 ? ', more than 300' : ''}${status === 200 ? '' : `, status ${status}`}`,
  })
}

function summary(measured: readonly Times[], size: number): void {
  const figure = (what: string, unit: string, values: number[], atMost: number) =>
    report.figure({
      part,
      what: `${size.toLocaleString('en')}: ${what}`,
      unit,
      value: spreadOf(values),
      target: { atMost },
      judged: Math.max(...values),
    })
  figure(
    'all pages, slowest answer',
    'ms',
    measured.flatMap(({ times }) => times),
    50,
  )
  figure(
    'all pages, largest',
    'kB',
    measured.map(({ kilobytes }) => kilobytes),
    300,
  )
}

/** What a desk a hundred times as large costs: each address beside itself. */
function growth(medians: ReadonlyMap<number, ReadonlyMap<string, number>>, { sizes }: Plan): void {
  const [few, many] = [medians.get(sizes[0] ?? 0), medians.get(sizes.at(-1) ?? 0)]
  if (!few || !many || few === many) return
  const grown = [...many].flatMap(([path, time]) => {
    const before = few.get(path)
    return before && isAboutReplies(path) ? [time / before] : []
  })
  report.figure({
    part,
    what: `table, search and a reply's page: ${sizes.at(-1)?.toLocaleString('en')} beside ${sizes[0]?.toLocaleString('en')}`,
    unit: 'times',
    value: spreadOf(grown),
    target: { atMost: 3 },
    judged: Math.max(...grown),
  })
}

const isAboutReplies = (path: string): boolean => path.startsWith('/admin/replies')
