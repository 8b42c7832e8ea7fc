import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { doors } from '../support/doors.ts'
import { openConnection } from './connection.ts'
import { leftOut } from './desk-addresses.ts'
import { requestsOf } from './requests.ts'

async function connected(t: TestContext, listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const connection = await openConnection(port)
  t.after(connection.close)
  return { connection, port }
}

test('one connection reads answers of a known length, in chunks, and without a body, one after another', async t => {
  const chunks = ['a'.repeat(70_000), 'b', 'c'.repeat(3)]
  const { connection, port } = await connected(t, (request, answer) => {
    if (request.url === '/known') answer.end('known')
    else if (request.url === '/empty') answer.writeHead(303, { location: '/', 'content-length': 0 }).end()
    else {
      for (const chunk of chunks) answer.write(chunk)
      answer.end()
    }
  })
  const ask = (path: string) => connection.ask(requestsOf({ path, connections: 1 }, port)())
  assert.deepEqual(await ask('/known'), { status: 200, bytes: 5 })
  const { status, bytes } = await ask('/chunks')
  assert.equal(status, 200)
  assert.ok(bytes > chunks.join('').length)
  assert.deepEqual(await ask('/empty'), { status: 303, bytes: 0 })
  assert.deepEqual(await ask('/known'), { status: 200, bytes: 5 })
})

test('a connection that is cut is an error, not an answer', async t => {
  const { connection, port } = await connected(t, request => request.socket.destroy())
  await assert.rejects(connection.ask(requestsOf({ path: '/', connections: 1 }, port)()))
})

test('each reply that is sent is of somebody else', async () => {
  const next = requestsOf({ path: '/ru/participation', connections: 1, peopleFrom: 98 }, 1)
  const people = [next(), next(), next()].map(String).map(request => {
    const [, body = ''] = request.split('\r\n\r\n')
    assert.equal(/content-length: (\d+)/.exec(request)?.[1], String(body.length))
    const typed = new URLSearchParams(body)
    return [typed.get('family_name'), typed.get('contact_email'), typed.get('organization')]
  })
  assert.equal(new Set(people.flat()).size, 9)
})

test('pages that the bench leaves out are pages of the desk', () => {
  assert.deepEqual(
    leftOut.filter(door => !(door in doors)),
    [],
  )
})
