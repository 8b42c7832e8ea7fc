import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { edition } from '#edition/index.ts'
import { participation, person } from '../support/answers.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { wireWeight } from '../support/weight.ts'
import { csvExport, deskWith, type TableTimes, tableTimes, xlsxExport } from './tables.ts'

const { findForm } = edition

/**
 * `npm run bench`: what the product does beside what the machine can do at most, in one run and as ratios,
 * because only these compare between machines.
 */
const seconds = 5
const repliesStored = 2000

type Load = { requestsPerSecond: number; p99Milliseconds: number }

/** Requests from a process of its own, so that the load does not take the server's time. */
async function load(url: string): Promise<Load> {
  const child = fork(join(import.meta.dirname, 'load.ts'), [url, String(seconds)])
  const [result] = await once(child, 'message')
  return result as Load
}

async function formPage(app: TestApp) {
  const url = `${app.url}/ru/participation`
  const response = await fetch(url)
  const bytes = Buffer.from(await response.arrayBuffer())
  const headers = Object.fromEntries(response.headers)
  delete headers['content-encoding']
  const raw = createServer((_request, answer) =>
    answer.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes),
  ).listen(0)
  await once(raw, 'listening')
  const limit = await load(`http://localhost:${(raw.address() as { port: number }).port}/`)
  raw.close()
  raw.closeAllConnections()
  return { product: await load(url), limit }
}

function storedReplies({ services, folder }: TestApp) {
  const form = findForm('participation')
  if (!form) throw new Error('no such form')
  const answers = Object.fromEntries(
    Object.entries(participation).filter(([name]) => !(name in person) && !name.includes('[')),
  ) as Record<string, string>
  const submit = (number: number) =>
    services.receiver.submit({
      form,
      participant: undefined,
      language: 'ru',
      person: person as Record<string, string>,
      answers: { ...answers, notes: String(number) },
    })
  const product = perSecond(submit)

  const bare = new Sqlite(join(folder, 'bare.sqlite'))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) bare.pragma(pragma)
  bare.exec('CREATE TABLE replies (id INTEGER PRIMARY KEY, answers TEXT NOT NULL) STRICT')
  const insert = bare.prepare('INSERT INTO replies (answers) VALUES (?)')
  const limit = perSecond(number => insert.run(JSON.stringify({ ...person, ...answers, notes: String(number) })))
  bare.close()
  return { product, limit }
}

function perSecond(work: (number: number) => unknown): number {
  const startedAt = performance.now()
  for (let number = 0; number < repliesStored; number++) work(number)
  return (repliesStored / (performance.now() - startedAt)) * 1000
}

const ratio = (product: number, limit: number) => (product / limit).toFixed(2)
const whole = (number: number) => String(Math.round(number)).padStart(7)

const app = await startApp()
console.log('On the wire, compressed, HTML + CSS + script (limit 14336 bytes):')
for (const language of ['ru', 'en']) {
  for (const path of ['participation', 'speaking-slot', 'ai-governance-day']) {
    const { bytes } = await wireWeight(app.url, `/${language}/${path}`)
    console.log(`  /${language}/${path.padEnd(18)} ${whole(bytes)} bytes`)
  }
}
const page = await formPage(app)
console.log(`\nForm page, ${seconds} s, uncompressed:`)
console.log(
  `  product          ${whole(page.product.requestsPerSecond)} requests/s   p99 ${page.product.p99Milliseconds} ms`,
)
console.log(
  `  raw node:http    ${whole(page.limit.requestsPerSecond)} requests/s   p99 ${page.limit.p99Milliseconds} ms`,
)
console.log(`  ratio            ${ratio(page.product.requestsPerSecond, page.limit.requestsPerSecond)}`)
const stored = storedReplies(app)
console.log(`\nStored replies, ${repliesStored}, each its own durable transaction (reply + person + history + letter):`)
console.log(`  product          ${whole(stored.product)} replies/s`)
console.log(`  bare inserts     ${whole(stored.limit)} rows/s`)
console.log(`  ratio            ${ratio(stored.product, stored.limit)}`)
const sizes = [10_000, 100_000, 1_000_000]
console.log('\nA page of the table, filtered, sorted and searched, its total included:')
const measured: TableTimes[] = []
for (const size of sizes) {
  const big = await deskWith(size)
  const { desk } = big
  const times = await tableTimes(desk)
  const { median, p99, slowest } = times
  measured.push(times)
  console.log(
    `  ${whole(size)} replies`.padEnd(21) +
      `median ${median.toFixed(1)} ms   p99 ${p99.toFixed(1)} ms   slowest ${slowest}`,
  )
  if (size === 100_000) {
    const { rows, seconds, growthMiB } = await csvExport(desk)
    console.log(
      `  CSV of ${whole(rows)} rows in ${seconds.toFixed(1)} s, what is held grew by ${growthMiB.toFixed(0)} MiB`,
    )
    const xlsx = await xlsxExport(big)
    console.log(
      `  XLSX of ${whole(size)} rows in ${xlsx.seconds.toFixed(1)} s, what is held grew by ${xlsx.growthMiB.toFixed(0)} MiB,` +
        ` another request waited ${xlsx.longestWait.toFixed(0)} ms at most`,
    )
  }
  await big.close()
}
const [few, , many] = measured
const ratios = [...(few?.byAddress ?? [])]
  .map(([address, milliseconds]) => ({ address, ratio: (many?.byAddress.get(address) ?? 0) / milliseconds }))
  .toSorted((a, b) => b.ratio - a.ratio)
console.log(`  ratio            ${ratio(many?.median ?? 0, few?.median ?? 1)} (medians, a million beside ten thousand)`)
console.log(
  `  of each address  ${ratios.map(({ address, ratio }) => `${ratio.toFixed(2)} ${address}`).join('\n                   ')}`,
)

console.log(`\nPeak memory        ${whole(process.resourceUsage().maxRSS / 1024)} MiB`)
await app.close()
