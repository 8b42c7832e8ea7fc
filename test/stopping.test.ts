import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, type TestContext, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { loadConfig } from '../src/config.ts'
import { createServices } from '../src/services.ts'
import { encode, participation } from './support/answers.ts'
import { emptyFolder, startListening } from './support/program.ts'
import { fillWordyDesk } from './support/wordy-desk.ts'

const isReady = (line: string) => line.includes('listening')
const clock = { CLOCK: '2025-04-28T07:00:00Z' }
const databaseIn = (folder: string): string => join(folder, 'data/replies.sqlite')

/** A site of its own that is told to stop while something is open, and what it has left behind. */
async function startSite(t: TestContext, folder: string, env = {}) {
  const site = await startListening(t, 'server.ts', folder, isReady, { ...clock, ...env })
  return {
    ...site,
    async open(beginning: string) {
      const socket = connect(site.port, 'localhost')
      // It is cut: that is what these are about.
      socket.on('error', () => undefined)
      t.after(() => socket.destroy())
      await once(socket, 'connect')
      socket.write(beginning)
      return socket
    },
    async stop() {
      const exited = once(site.child, 'exit')
      site.child.kill('SIGTERM')
      const [code] = await exited
      return { code, last: JSON.parse(site.lines.at(-1) ?? '{}').msg, ...leftIn(databaseIn(folder)) }
    },
  }
}

function leftIn(file: string) {
  const database = new Sqlite(file)
  const count = (rows: string) => database.prepare(`SELECT count(*) FROM ${rows}`).pluck().get()
  const left = {
    replies: count('replies'),
    // A letter whose sending was cut is as it was: nothing has been noted of a try.
    unsent: count('letters WHERE sent_at IS NULL AND error IS NULL'),
    exported: count('delivery_files'),
  }
  database.close()
  return left
}

const nothing = { code: 0, last: 'stopped', replies: 0, unsent: 0, exported: 0 }

const lines = (...all: string[]) => all.join('\r\n')

const postHead = (length: number) => [
  'POST /ru/participation HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${length}`,
]

/** Whoever is at the other end does nothing more: a site that waited for them would never end. */
describe('a site that is told to stop ends, with everything kept that it has accepted', { concurrency: true }, () => {
  test('while a header is half sent', async t => {
    const site = await startSite(t, emptyFolder(t))
    await site.open(lines('GET /ru HTTP/1.1', 'Host: localhost', 'X-Half: '))
    assert.deepEqual(await site.stop(), nothing)
  })

  test('while a body is half sent', async t => {
    const site = await startSite(t, emptyFolder(t))
    const socket = await site.open(lines(...postHead(1000), 'Expect: 100-continue', '', ''))
    const [answer] = await once(socket, 'data')
    assert.match(String(answer), /100 Continue/)
    socket.write('family_name=')
    assert.deepEqual(await site.stop(), nothing)
  })

  test('while a header and a body are half sent, and then the rest: both are answered', async t => {
    const site = await startSite(t, emptyFolder(t))
    const named = (name: string) => String(encode({ ...participation, family_name: name }))
    const [body, otherBody] = [named('First'), named('Second')]
    const later = await site.open(lines(...postHead(body.length), 'X-Half: '))
    const sooner = await site.open(lines(...postHead(otherBody.length), 'Expect: 100-continue', '', ''))
    await once(sooner, 'data')
    const stopped = site.stop()
    await site.until(line => line.includes('stopping'))
    later.write(lines('x', '', body))
    sooner.write(otherBody)
    const answers = await Promise.all([later, sooner].map(socket => text(socket)))
    assert.deepEqual(
      answers.map(answer => answer.split('\r\n')[0]),
      Array(2).fill('HTTP/1.1 303 See Other'),
    )
    // Whoever asks only now is told to ask nothing more there, where the next request would be cut.
    assert.match(answers[0] ?? '', /^Connection: close\r$/m)
    assert.deepEqual(await stopped, { ...nothing, replies: 2, unsent: 2 })
  })

  test('while the mail server says nothing: the letter goes out another time', async t => {
    const silent = createServer().listen(0, '127.0.0.1')
    t.after(() => silent.close())
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    // Much longer than a stop may take: it must not be this that ends the wait.
    const SMTP_URL = `smtp://127.0.0.1:${port}?connectionTimeout=60000&greetingTimeout=60000`
    const site = await startSite(t, emptyFolder(t), { SMTP_URL })
    const connected = once(silent, 'connection')
    assert.equal((await site.visitor.post('/ru/participation', participation)).status, 303)
    const [connection] = await connected
    t.after(() => connection.destroy())
    assert.deepEqual(await site.stop(), { ...nothing, replies: 1, unsent: 1 })
  })

  test('while nobody reads an export, which counts as not made', async t => {
    const folder = emptyFolder(t)
    const replies = 1500
    const token = await fill(folder, replies)
    const site = await startSite(t, folder)
    const export_ = ['GET /admin/deliveries/1.csv HTTP/1.1', 'Host: localhost', `Cookie: staff=${token}`]
    const socket = await site.open(lines(...export_, '', ''))
    await once(socket, 'readable')
    assert.deepEqual(await site.stop(), { ...nothing, replies })
  })
})

/** A desk with so many replies, more than connections hold that nobody reads; the token of an admin's session. */
async function fill(folder: string, replies: number): Promise<string | undefined> {
  const email = 'admin@itu.example'
  const password = 'correct horse battery'
  const file = databaseIn(folder)
  const services = createServices(loadConfig({ ...clock, DATABASE_FILE: file, LETTERS_DIR: folder }))
  fillWordyDesk(services, replies)
  services.deliveries.add({ name: 'Everybody', selection: '', choice: 'values=codes' }, email)
  await services.staff.add({ email, password, role: 'admin', language: 'en' }, 'x')
  const token = await services.staff.signIn(email, password)
  services.database.close()
  return token
}
