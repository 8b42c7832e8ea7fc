import type { CDPSession, Page } from 'playwright-core'
import { launchBrowser } from '../../support/browser.ts'
import { findChromium } from '../../support/chromium.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { startSite } from '../site.ts'

const part = 'first visit'
/** 400 kbit/s, 400 ms there and back. */
const slowLine = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const paths = ['/ru/participation', '/ru', '/en/participation', '/ru/speaking-slot', '/ru/ai-governance-day']
const [mostBytes, longestChain] = [14 * 1024, 2]

type Visit = { requests: number; chain: number; bytes: number; seconds: number }

/** What somebody's first page costs on a slow line: requests, how many wait for another, bytes with headers, seconds. */
export async function firstVisit(plan: Plan): Promise<void> {
  if (!findChromium()) return console.log('The first visit was not measured: there is no Chromium here')
  const site = await startSite()
  const browser = await launchBrowser()
  for (const path of plan.isQuick ? paths.slice(0, 2) : paths) {
    const visits: Visit[] = []
    for (let round = 0; round < plan.rounds; round++) {
      const page = await (await browser.newContext()).newPage()
      visits.push(await visit(page, site.url + path))
      await page.context().close()
    }
    tell(path, visits)
  }
  await browser.close()
  await site.stop()
}

async function visit(page: Page, url: string): Promise<Visit> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowLine)
  const seen = watch(session)
  const from = performance.now()
  await page.goto(url, { waitUntil: 'load' })
  const seconds = (performance.now() - from) / 1000
  const requests = [...seen.values()]
  return {
    requests: requests.length,
    chain: Math.max(...requests.map(({ depth }) => depth)),
    bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
    seconds,
  }
}

/** `depth`: how many requests had to be answered one after another, this one included. */
function watch(session: CDPSession) {
  const seen = new Map<string, { url: string; depth: number; bytes: number }>()
  session.on('Network.requestWillBeSent', ({ requestId, request, initiator }) => {
    const cause = initiator.url ?? initiator.stack?.callFrames[0]?.url
    const before = [...seen.values()].find(({ url }) => url === cause)
    seen.set(requestId, { url: request.url, depth: 1 + (before?.depth ?? 0), bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = seen.get(requestId)
    if (one) one.bytes = encodedDataLength
  })
  return seen
}

function tell(path: string, visits: Visit[]): void {
  const figure = (what: string, unit: string, values: number[], atMost?: number) =>
    report.figure({
      part,
      what: `${path}, ${what}`,
      unit,
      value: spreadOf(values),
      ...(atMost && { target: { atMost } }),
    })
  figure(
    'seconds until all is there',
    's',
    visits.map(({ seconds }) => seconds),
  )
  figure(
    'bytes with headers',
    'bytes',
    visits.map(({ bytes }) => bytes),
    mostBytes,
  )
  figure(
    'requests one after another',
    '',
    visits.map(({ chain }) => chain),
    longestChain,
  )
  figure(
    'requests',
    '',
    visits.map(({ requests }) => requests),
  )
}
