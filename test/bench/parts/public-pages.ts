import { participation } from '../../support/answers.ts'
import { allAnswered, load, loadOf, type Seen } from '../load.ts'
import type { Plan } from '../plan.ts'
import { startRaw } from '../raw.ts'
import { report } from '../report.ts'
import { alternate, medianOf, ratiosOf, spreadOf } from '../rounds.ts'
import { cookieAfter, type Site, startSite } from '../site.ts'

const part = 'public pages'
const encodings = ['identity', 'gzip', 'br']
const strangers = ['/ru', '/ru/participation', '/ru/speaking-slot', '/ru/ai-governance-day', '/en/participation']
const known = ['/ru', '/ru/participation', '/ru/replies']

/** Pages for visitors who are unknown and for those who have replied, beside raw node:http with the same bytes. */
export async function publicPages(plan: Plan): Promise<void> {
  const site = await startSite()
  for (const path of plan.isQuick ? strangers.slice(0, 2) : strangers)
    for (const encoding of encodings) await measure(site, plan, path, { 'accept-encoding': encoding }, true)
  const cookie = await cookieAfter(`${site.url}/ru/participation`, participation)
  for (const path of plan.isQuick ? known.slice(1) : known)
    for (const encoding of plan.isQuick ? ['gzip'] : encodings)
      await measure(site, plan, path, { 'accept-encoding': encoding, cookie }, false)
  await site.stop()
}

async function measure(site: Site, plan: Plan, path: string, headers: Record<string, string>, isStranger: boolean) {
  const raw = await startRaw(site.url + path, headers)
  const ask = (port: number) => async () => {
    const { asks, busy } = await load({ port, seconds: plan.loadSeconds, asks: [{ connections: 32, path, headers }] })
    for (const seen of asks) allAnswered(seen, 200)
    return asks.map(seen => ({ ...seen, busy }))[0] as Seen & { busy: number }
  }
  // What is compiled and kept ready at the first requests is not what the rounds are about.
  await loadOf({ port: site.port, seconds: plan.loadSeconds / 2, asks: [{ connections: 32, path, headers }] })
  const { ours = [], limit = [] } = await alternate(plan.rounds, { ours: ask(site.port), limit: ask(raw.port) })
  raw.stop()
  const [rates, limits] = [ours.map(rateOf), limit.map(rateOf)]
  const what = `${path} ${headers['accept-encoding']}${isStranger ? '' : ', known participant'}`
  report.figure({
    part,
    what,
    unit: 'req/s',
    value: spreadOf(rates),
    limit: spreadOf(limits),
    ratio: spreadOf(ratiosOf(rates, limits)).median,
    ...(isStranger && { target: { atLeast: 0.5 } }),
    // Near 1 the limit would be that of asking.
    remark: `${raw.bytes} bytes; asking raw took ${medianOf(limit.map(({ busy }) => busy)).toFixed(2)} of a core`,
  })
  report.figure({
    part,
    what: `${what}, p99 at 32 connections`,
    unit: 'ms',
    value: spreadOf(ours.map(({ p99 }) => p99)),
    limit: spreadOf(limit.map(({ p99 }) => p99)),
    ...(isStranger && { target: { atMost: 10 }, judged: spreadOf(ours.map(({ p99 }) => p99)).median }),
  })
}

const rateOf = ({ perSecond }: Seen): number => perSecond
