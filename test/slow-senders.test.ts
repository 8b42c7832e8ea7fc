import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { type TestContext, test } from 'node:test'
import { participation } from './support/answers.ts'
import { emptyFolder, startSite } from './support/program.ts'
import type { createVisitor } from './support/visitor.ts'

/** Somebody who begins a request; `end`: all that the site answered, once it has cut them off. */
async function begin(t: TestContext, port: number, beginning: string) {
  const socket = connect(port, 'localhost')
  socket.on('error', () => undefined)
  t.after(() => socket.destroy())
  let answer = ''
  socket.on('data', data => {
    answer += data
  })
  const end = new Promise<string>(resolve => socket.once('close', () => resolve(answer)))
  await once(socket, 'connect')
  socket.write(beginning)
  return { socket, end }
}

/** A byte now and then, as long as somebody takes it. */
function drip(socket: Socket): void {
  const drops = setInterval(() => socket.write('x'), 50)
  socket.on('close', () => clearInterval(drops))
}

const halfHeader = 'GET /ru HTTP/1.1\r\nHost: localhost\r\nX-Half: '
const headers = 'POST /ru/participation HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n'
const halfBody = `${headers}Content-Type: application/x-www-form-urlencoded\r\n\r\nfamily_name=`

type Slow = [what: string, beginning: string, drips: boolean]
const slow: Slow[] = [
  ['nothing', '', false],
  ['half a header', halfHeader, false],
  ['a header that never ends, a byte now and then', halfHeader, true],
  ['half a body', halfBody, false],
  ['a body that never ends, a byte now and then', halfBody, true],
]

test('whoever sends slowly, or nothing, is cut off, and others are served', async t => {
  const { port, visitor } = await startSite(t, emptyFolder(t), { REQUEST_SECONDS: '5' })
  const askSlowly = async ([what, beginning, drips]: Slow) => {
    const { socket, end } = await begin(t, port, beginning)
    if (drips) drip(socket)
    return { what, end }
  }
  const asked = await Promise.all(slow.map(askSlowly))
  assert.equal((await visitor.post('/ru/participation', participation)).status, 303)
  const ends = await Promise.all(asked.map(async ({ what, end }) => [what, (await end).split('\r\n')[0]]))
  assert.deepEqual(
    ends,
    slow.map(([what]) => [what, 'HTTP/1.1 408 Request Timeout']),
  )
  assert.equal((await visitor.get('/ru')).status, 200)
})

test('whoever finds no room beside as many as the site has room for comes in once they have gone', async t => {
  const { port, visitor } = await startSite(t, emptyFolder(t))
  const all = await Promise.all(Array.from({ length: 1000 }, () => begin(t, port, halfHeader)))
  const next = await begin(t, port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')
  assert.equal(await next.end, '')
  for (const { socket } of all) socket.destroy()
  assert.equal(await askUntilServed(visitor), 200)
})

/** The site may see somebody who comes before it sees that the others have gone. */
async function askUntilServed(visitor: ReturnType<typeof createVisitor>): Promise<number> {
  for (;;) {
    const response = await visitor.get('/healthz').catch(() => undefined)
    if (response) return response.status
  }
}
