import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { participation } from '../support/answers.ts'
import { emptyFolder, lockDatabase, startSite } from '../support/program.ts'
import { createVisitor } from '../support/visitor.ts'

const seconds = Number(process.env.LOCK_SECONDS ?? 60)
const posts = 10
/** Nobody who only reads waits longer. */
const longestReadMilliseconds = 200
const pages = ['/ru', '/en/participation', '/ru/speaking-slot', '/ru/replies', '/admin/sign-in', '/healthz']

test(`the database is locked for ${seconds} s by another program`, async t => {
  const cwd = emptyFolder(t)
  const { port } = await startSite(t, cwd, { RATE_LIMIT_POSTS: '0' })
  const site = { url: `http://localhost:${port}` }
  // Each page once, so that what is compiled at its first showing is not counted.
  for (const page of pages) await createVisitor(site).get(page)
  const lock = await lockDatabase(t, join(cwd, 'data/replies.sqlite'))
  const sent = Array.from({ length: posts }, (_, at) => createVisitor(site).post('/ru/participation', reply(at)))
  const reads: number[] = []
  const endsAt = performance.now() + seconds * 1000
  for (let at = 0; performance.now() < endsAt; at++) {
    const startedAt = performance.now()
    await (await createVisitor(site).get(String(pages[at % pages.length]))).text()
    reads.push(performance.now() - startedAt)
    await setTimeout(20)
  }
  await lock.release()
  const statuses = (await Promise.all(sent)).map(({ status }) => status)
  const after = await createVisitor(site).post('/ru/participation', reply(posts))
  console.log({ reads: reads.length, longestRead: `${Math.round(Math.max(...reads))} ms`, statuses })
  assert.ok(Math.max(...reads) < longestReadMilliseconds)
  assert.deepEqual(new Set(statuses), new Set([seconds > 10 ? 503 : 303]))
  assert.equal(after.status, 303)
})

const reply = (at: number) => ({ ...participation, family_name: `Locked ${'abcdefghijklm'[at]}` })
