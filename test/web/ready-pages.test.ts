import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createApp, createSite } from '../../src/app.ts'
import { addresses, createReadyPages } from '../../src/web/ready-pages.ts'
import { participation } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createVisitor } from '../support/visitor.ts'

type Asked = { method?: string; headers?: Record<string, string>; body?: string }
type Answered = { status: number | undefined; headers: IncomingHttpHeaders; text: string }

const unpacked: Record<string, (body: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync }

/** Just what is said, to one of the servers; both are asked as the same host. */
function ask(url: string, path: string, { method = 'GET', headers = {}, body = '' }: Asked = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { path, method, headers: { host: 'desk.example', ...headers } }
    const asked = request(url, options, async response => {
      const { 'content-encoding': packing = '' } = response.headers
      const received = Buffer.concat(await response.toArray())
      const { date, ...rest } = response.headers
      resolve({ status: response.statusCode, headers: rest, text: String(unpacked[packing]?.(received) ?? received) })
    })
    asked.on('error', reject).end(body)
  })
}

/** Express packs while it sends, and so cannot say how long it will be. */
function withoutLength({ headers, ...answer }: Answered): Answered {
  const { 'content-length': length, 'transfer-encoding': chunked, ...rest } = headers
  return { ...answer, headers: headers['content-encoding'] ? rest : { ...rest, 'content-length': length } }
}

async function serverFor(listener: RequestListener) {
  const server = createServer(listener).listen(0)
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return { url, close: () => void server.close().closeAllConnections() }
}

/** The same desk twice: by Express alone, and with ready pages; `wasReady`: whether the last answer was. */
async function bothWays(services: Parameters<typeof createApp>[0]) {
  const ready = createReadyPages(services)
  const app = createApp(services, ready)
  const seen = { wasReady: false }
  const slow = await serverFor(createApp(services))
  const fast = await serverFor((req, res) => {
    seen.wasReady = ready.answer(req, res)
    if (!seen.wasReady) app(req, res)
  })
  return {
    bySlow: (path: string, asked?: Asked) => ask(slow.url, path, asked),
    byFast: async (path: string, asked?: Asked) => {
      const answered = await ask(fast.url, path, asked)
      return { ...answered, wasReady: seen.wasReady }
    },
    close() {
      for (const server of [slow, fast]) server.close()
    },
  }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
/** Nothing of whoever has a page made is in it. */
const fromElsewhere = {
  host: 'elsewhere.example',
  'x-forwarded-host': 'elsewhere.example',
  'x-forwarded-proto': 'https',
  'accept-language': 'fr',
  referer: 'https://elsewhere.example/',
}
const russian = [...addresses].filter(path => path.startsWith('/ru'))

const packed = (accepted: string): Asked => ({ headers: { 'accept-encoding': accepted } })
const tagged = (tag: string, more = {}): Asked => ({ headers: { 'if-none-match': tag, ...more } })

describe('what strangers read is ready', () => {
  const clock = createDial()
  const app = useApp({}, clock)

  test('and is what Express says, header by header, whatever it is packed in', async t => {
    const { bySlow, byFast, close } = await bothWays(app.services)
    t.after(close)
    for (const path of ['/en/participation', ...russian]) {
      const { wasReady } = await byFast(path, { headers: fromElsewhere })
      const { headers } = await bySlow(path)
      const tag = String(headers.etag)
      const wishes = [
        {},
        ...['', 'identity', 'gzip', 'br', 'gzip, deflate', 'gzip,deflate,br', 'gzip, deflate, br, zstd'].map(packed),
        tagged(tag),
        tagged(tag, { 'cache-control': 'max-age=0', 'accept-encoding': 'br' }),
        tagged(tag, { 'cache-control': 'no-cache' }),
        tagged('W/"1-of-another"', { 'accept-encoding': 'gzip' }),
        { headers: { range: 'bytes=0-9', 'user-agent': 'x' } },
      ]
      assert.deepEqual([path, wasReady], [path, false])
      for (const wish of wishes) {
        const { wasReady, ...answered } = await byFast(path, wish)
        assert.deepEqual([path, wish, wasReady], [path, wish, wish.headers?.['accept-encoding'] !== ''])
        assert.deepEqual(withoutLength(answered), withoutLength(await bySlow(path, wish)))
      }
    }
  })

  test('but Express answers whoever says who it is, sends something, or asks in another way', async t => {
    const { byFast, bySlow, close } = await bothWays(app.services)
    t.after(close)
    await byFast('/ru')
    assert.equal((await byFast('/ru')).wasReady, true)
    const { headers } = await bySlow('/ru')
    const wishes: [string, Asked?][] = [
      ...['//ru', '/ru/', '/RU', '/%72u', '/ru?', '/ru?x', '/ru#x', 'http://desk.example/ru', '/'].map(
        (path): [string] => [path],
      ),
      ...['HEAD', 'OPTIONS', 'POST', 'QUERY'].map((method): [string, Asked] => ['/ru', { method }]),
      ...['', 'x', 'reply=x', '__Host-reply=x', 'drafts=x', 'staff=x'].map((cookie): [string, Asked] => [
        '/ru',
        { headers: { cookie } },
      ]),
      ...[
        ['content-length', '13'],
        ['transfer-encoding', 'chunked'],
      ].map(([name = '', value = '']): [string, Asked] => [
        '/ru',
        { body: 'for=2346-789D', headers: { ...form, [name]: value } },
      ]),
      ['/ru', { headers: { 'content-length': '0' } }],
      ...['*', 'br;q=0', 'gzip;q=0, br', 'identity;q=0', 'BR', 'deflate', 'zstd', 'br,', 'x-gzip'].map(
        (accepted): [string, Asked] => ['/ru', packed(accepted)],
      ),
      ...['*', String(headers.etag).slice(2), `W/"1-x", ${headers.etag}`, 'x'].map((tag): [string, Asked] => [
        '/ru',
        tagged(tag),
      ]),
      ['/ru', { headers: { 'if-modified-since': 'Mon, 28 Apr 2025 07:00:00 GMT' } }],
      ['/ru', { headers: { 'cache-control': 'no-store' } }],
    ]
    for (const [path, asked] of wishes)
      assert.deepEqual([path, asked, (await byFast(path, asked)).wasReady], [path, asked, false])
  })

  test('in no state of the time but its own: at midnight, by the hour of the deadline, after it, and back', async t => {
    const { byFast, bySlow, close } = await bothWays(app.services)
    t.after(close)
    t.after(() => clock.turnTo('2025-04-28T07:00:00Z'))
    const aroundDays = ['2025-04-28T21:59:59Z', '2025-04-28T22:00:00Z', '2025-04-29T21:59:59Z', '2025-04-29T22:00:00Z']
    const aroundTheEnd = [
      '2025-04-30T21:59:59Z',
      '2025-04-30T22:00:00Z',
      '2025-05-29T21:59:59Z',
      '2025-05-29T22:00:00Z',
    ]
    // Before the clocks went forward, whole days until the deadline ended an hour before midnight.
    const inWinter = ['2025-03-20T21:59:59Z', '2025-03-20T22:00:00Z', '2025-03-20T23:00:00Z', '2025-03-20T22:00:00Z']
    const seen = new Map<string, Set<string>>()
    for (const time of [...aroundDays, ...aroundTheEnd, ...inWinter]) {
      clock.turnTo(time)
      for (const path of ['/en', ...russian]) {
        const { text } = await bySlow(path)
        await byFast(path)
        const answered = await byFast(path)
        assert.deepEqual([time, path, answered.wasReady, answered.text], [time, path, true, text])
        seen.set(path, (seen.get(path) ?? new Set()).add(text))
      }
    }
    const versions = ['/ru', '/ru/participation', '/ru/participation/blank', '/ru/help'].map(
      path => seen.get(path)?.size,
    )
    assert.deepEqual(versions, [6, 4, 2, 1])
  })

  test('nor is it what somebody else has seen', async t => {
    const { byFast, bySlow, close } = await bothWays(app.services)
    t.after(close)
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', participation)
    const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
    const reference = app.services.replies.participantsByEmail(String(participation.contact_email))[0]?.reference
    for (const path of ['/ru', '/en/participation']) {
      const own = await byFast(path, { headers: { cookie } })
      assert.ok(own.text.includes('/replies"') || own.text.includes(String(reference)), own.text)
      const stranger = await bySlow(path)
      for (const wasReady of [false, true]) {
        const answered = await byFast(path)
        assert.deepEqual([answered.wasReady, answered.text], [wasReady, stranger.text])
      }
      assert.equal((await byFast(path, { headers: { cookie } })).text, own.text)
    }
  })
})

test('a page that is ready is shown to its own host alone', async t => {
  const app = await appFor(t, { PUBLIC_URL: 'https://desk.example' })
  const { byFast, bySlow, close } = await bothWays(app.services)
  t.after(close)
  await byFast('/ru')
  const { wasReady, ...answered } = await byFast('/ru')
  assert.deepEqual([wasReady, answered], [true, await bySlow('/ru')])
  const hosts = ['desk.example:80', 'DESK.example', 'elsewhere.example']
  for (const host of hosts) {
    const { status, wasReady } = await byFast('/ru', { headers: { host } })
    assert.deepEqual([host, status, wasReady], [host, 421, false])
  }
})

test('the site is served with ready pages, but where views are being written', async t => {
  const length = async (url: string) => {
    for (const _ of [1, 2]) await ask(url, '/ru', packed('br'))
    return (await ask(url, '/ru', packed('br'))).headers['content-length']
  }
  const { url, services } = await appFor(t)
  const config = { ...services.config, isDevelopment: true }
  const development = await serverFor(createSite({ ...services, config }))
  t.after(development.close)
  assert.ok(Number(await length(url)) < 3000)
  assert.equal(await length(development.url), undefined)
})
