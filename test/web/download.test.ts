import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import express, { type NextFunction, type Request, type Response } from 'express'
import { download } from '../../src/web/download.ts'

/** A site that gives one file, and what it has said once the download is over. */
async function siteWith(t: TestContext, pieces: () => Iterable<string>) {
  const errors: string[] = []
  const over = Promise.withResolvers<boolean>()
  const app = express()
  app.get('/', (_req, res, next) => download(Readable.from(pieces()), 'a.csv', res, next, over.resolve))
  app.get('/alive', (_req, res) => res.send('yes'))
  app.use((error: Error, _req: Request, _res: Response, next: NextFunction) => {
    errors.push(error.message)
    next(error)
  })
  app.set('env', 'test')
  const server = app.listen(0)
  await once(server, 'listening')
  t.after(() => server.close().closeAllConnections())
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return { url, errors, over: over.promise, alive: async () => (await fetch(`${url}/alive`)).text() }
}

test('a whole file is a whole file', async t => {
  const site = await siteWith(t, () => ['a', 'b'])
  const response = await fetch(site.url)
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename=a.csv')
  assert.deepEqual([await response.text(), await site.over, site.errors], ['ab', true, []])
})

test('an error in the middle ends its response, reaches the error page, and the site answers on', async t => {
  const site = await siteWith(t, function* () {
    yield 'a'.repeat(100_000)
    throw new Error('broken row')
  })
  await assert.rejects(async () => (await fetch(site.url)).text())
  assert.deepEqual([await site.over, site.errors, await site.alive()], [false, ['broken row'], 'yes'])
})

test('who breaks a download off makes no error, and nothing more is read', async t => {
  let isClosed = false
  const site = await siteWith(t, function* () {
    try {
      for (;;) yield 'a'.repeat(100_000)
    } finally {
      isClosed = true
    }
  })
  await (await fetch(site.url)).body?.cancel()
  assert.deepEqual([await site.over, isClosed, site.errors, await site.alive()], [false, true, [], 'yes'])
})
