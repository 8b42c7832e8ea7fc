import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { participation } from './support/answers.ts'
import { startMailServer } from './support/mail-server.ts'
import { emptyFolder, startSite, stop } from './support/program.ts'
import { createVisitor } from './support/visitor.ts'

const sendersOfEach = 4
const repliesOfEach = 5

test('two processes on one file take replies at the same time, and send each letter once', async t => {
  const { sites, left, seen } = await twoSites(t)
  const names = sites.map((_, site) => namesFor(site))
  const statuses = await Promise.all(sites.flatMap(({ port }, site) => names[site]?.map(own => sendAll(port, own))))
  const all = names.flat(2)
  assert.deepEqual(
    statuses.flat(),
    all.map(() => 303),
  )
  const { replies, letters } = await left(all.length)
  assert.deepEqual(replies.toSorted(), all.toSorted())
  assert.deepEqual(
    letters.map(({ state, attempts }) => [state, attempts]),
    all.map(() => ['sent', 1]),
  )
  assert.deepEqual(seen.toSorted(), letters.map(({ message_id }) => message_id).toSorted())
})

async function twoSites(t: TestContext) {
  const cwd = emptyFolder(t)
  const mail = await startMailServer()
  t.after(() => mail.close())
  const settings = { SMTP_URL: mail.url, RATE_LIMIT_POSTS: '0' }
  const sites = [await startSite(t, cwd, settings), await startSite(t, cwd, settings)]
  return { sites, seen: mail.seen, left: (letters: number) => whatIsLeft(cwd, sites, letters) }
}

/** A name is of letters alone. */
const namesFor = (site: number): string[][] =>
  Array.from({ length: sendersOfEach }, (_, sender) =>
    Array.from({ length: repliesOfEach }, (_, at) =>
      ['Two', site, sender, at].map(part => (typeof part === 'number' ? 'abcdefgh'[part] : part)).join(''),
    ),
  )

async function sendAll(port: number, names: readonly string[]): Promise<number[]> {
  const statuses: number[] = []
  for (const name of names) {
    const visitor = createVisitor({ url: `http://localhost:${port}` })
    const reply = { ...participation, family_name: name, contact_email: `${name}@itu.example` }
    statuses.push((await visitor.post('/ru/participation', reply)).status)
  }
  return statuses
}

type Site = Awaited<ReturnType<typeof startSite>>
type LetterRow = { state: string; attempts: number; message_id: string }

/** Once so many letters have been sent, and both have ended. */
async function whatIsLeft(cwd: string, sites: readonly Site[], count: number) {
  const database = new Sqlite(join(cwd, 'data/replies.sqlite'), { readonly: true })
  const sent = database.prepare<[], number>(`SELECT count(*) FROM letters WHERE state = 'sent'`).pluck()
  while ((sent.get() ?? 0) < count) await setTimeout(100)
  for (const { child } of sites) assert.equal(await stop(child), 0)
  const left = {
    replies: database.prepare<[], string>(`SELECT person ->> 'family_name' FROM desk_replies`).pluck().all(),
    letters: database.prepare<[], LetterRow>('SELECT state, attempts, message_id FROM letters ORDER BY id').all(),
  }
  database.close()
  return left
}
