import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import express from 'express'
import { edition } from '#edition/index.ts'
import { languages } from '../../src/i18n.ts'
import { postsPerIp } from '../../src/web/rate-limit.ts'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'

/** Posts until one is refused; how many were taken, and for how many seconds the next has to wait. */
async function postUntilRefused(url: string): Promise<[taken: number, seconds: number]> {
  for (let taken = 0; ; taken++) {
    const response = await fetch(url, { method: 'POST' })
    if (response.status === 429) return [taken, Number(response.headers.get('retry-after'))]
  }
}

/** What each limit counts: posts that store, twice, then steps of a form. */
const paths = ['/', '/', `/${languages[0]}/${edition.formPaths[0]}/check`]

test('finding 15: an address has so many posts in ten minutes, five times as many in a day, and more steps', async t => {
  const answers: [number, number][] = []
  // Each limit alone, because no test waits for ten minutes.
  for (const [index, limit] of postsPerIp(createDial(), 2, () => false).entries()) {
    const app = express()
      .use(limit, (_req, res) => void res.send('taken'))
      .use(((_error, _req, res, _next) => void res.sendStatus(429)) satisfies express.ErrorRequestHandler)
    const server = app.listen(0)
    t.after(() => server.close())
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    answers.push(await postUntilRefused(`http://localhost:${port}${paths[index]}`))
  }
  assert.deepEqual(answers, [
    [2, 600],
    [10, 86_400],
    [20, 600],
  ])
})

test('posts are counted whatever their address is, even one that no page could have', async t => {
  const { url } = await appFor(t, { RATE_LIMIT_POSTS: '2' })
  const { port } = new URL(url)
  const post = async (path: string): Promise<number | undefined> => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST' }).end()
    const [answer] = await once(sent, 'response')
    answer.resume()
    return answer.statusCode
  }
  assert.deepEqual([await post('*'), await post('/%ff'), await post('*'), await post('/en')], [404, 404, 429, 429])
})
