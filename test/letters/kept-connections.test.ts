import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { mailDesk, replyFrom } from '../support/mail-desk.ts'

const names = ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo']

/** What happens to a connection over which a letter has gone already. */
const endings = {
  'hung up on at the next letter': hangUp,
  'told to go at the next letter': () => Object.assign(new Error('Come again'), { responseCode: 421 }),
} as const

function hangUp({ id }: SMTPServerSession, server: SMTPServer): undefined {
  for (const connection of server.connections) if (connection.session?.id === id) connection._socket.destroy()
}

function hangUpAll(server: SMTPServer): void {
  for (const connection of server.connections) connection._socket.destroy()
}

type Parts = { onSecond?: (session: SMTPServerSession, server: SMTPServer) => Error | undefined }

/** A site with a mail server of its own; what it was given whole, over how many connections, how many at once. */
async function desk(t: TestContext, { onSecond = () => undefined }: Parts = {}) {
  const taken: string[] = []
  const used = new Set<string>()
  const open = { now: 0, most: 0, ever: 0 }
  let greet: Promise<void> | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    async onConnect(_session, next) {
      open.now += 1
      open.ever += 1
      open.most = Math.max(open.most, open.now)
      await greet
      next()
    },
    onClose() {
      open.now -= 1
    },
    onMailFrom(_address, session, next) {
      const error = used.has(session.id) ? onSecond(session, server) : undefined
      next(error)
    },
    onData(stream, session, next) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        used.add(session.id)
        taken.push(/^message-id: (.*)$/im.exec(String(Buffer.concat(chunks)))?.[1]?.trim() ?? '')
        next()
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  // The site keeps its connections for a while, and the server would wait for their end.
  t.after(() => {
    hangUpAll(server)
    return new Promise<void>(resolve => server.close(() => resolve()))
  })
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const clock = createDial()
  const app = await appFor(t, { SMTP_URL: url }, clock)
  const letters = () => app.services.outbox.latest(100).toReversed()
  const greetsAfter = (moment: Promise<void>) => {
    greet = moment
  }
  return { app, clock, server, outbox: app.services.outbox, letters, taken, open, greetsAfter }
}

const inOrder = (letters: { messageId: string }[]) => letters.map(({ messageId }) => messageId).toSorted()

for (const [how, onSecond] of Object.entries(endings))
  test(`a connection that is ${how} costs no letter its try`, async t => {
    const { app, outbox, letters, taken, open } = await desk(t, { onSecond })
    await replyFrom(app, ...names)
    await outbox.deliverDue()
    assert.deepEqual(
      letters().map(({ state, attempts, error }) => [state, attempts, error]),
      names.map(() => ['sent', 1, null]),
    )
    assert.deepEqual([taken.toSorted(), open.ever], [inOrder(letters()), names.length])
    assert.equal(outbox.trouble(), undefined)
  })

test('a connection that the server has ended while nothing was sent is made anew', async t => {
  const { app, outbox, letters, taken, open, server } = await desk(t)
  for (const name of names) {
    await replyFrom(app, name)
    await outbox.deliverDue()
    hangUpAll(server)
  }
  assert.deepEqual(
    letters().map(({ state, attempts }) => [state, attempts]),
    names.map(() => ['sent', 1]),
  )
  assert.deepEqual([taken, open.ever], [letters().map(({ messageId }) => messageId), names.length])
})

test('letters leave over two connections, which are kept for those that come later', async t => {
  const { app, outbox, letters, taken, open } = await desk(t)
  await replyFrom(app, ...names)
  await outbox.deliverDue()
  await replyFrom(app, ...names.map(name => `${name}ova`))
  await outbox.deliverDue()
  assert.deepEqual([taken.toSorted(), open], [inOrder(letters()), { now: 2, most: 2, ever: 2 }])
})

test('while a mail server takes its time to greet, replies are taken, and their letters leave after it', async t => {
  const { app, outbox, letters, taken, greetsAfter } = await desk(t)
  const { promise, resolve } = Promise.withResolvers<void>()
  greetsAfter(promise)
  await replyFrom(app, 'Alfa')
  const delivery = outbox.deliverDue()
  await replyFrom(app, 'Bravo')
  assert.deepEqual(taken, [])
  resolve()
  await delivery
  await outbox.deliverDue()
  assert.deepEqual(
    taken,
    letters().map(({ messageId }) => messageId),
  )
})

test('a mail server that dies in the midst of many letters keeps none: what it has not taken goes later', async t => {
  const { app, mail, clock, outbox, letters } = await mailDesk(t)
  const many = [...names, ...names.map(name => `${name}ova`), ...names.map(name => `${name}son`)]
  await replyFrom(app, ...many)
  mail.willDo(...Array(5).fill('accept'), ...Array(99).fill('drop'))
  void mail.hasSeen(6).then(() => mail.refuses('greeting', { code: 421, says: 'Shutting down' }))
  await outbox.deliverDue()
  assert.notEqual(outbox.trouble(), undefined)
  const waiting = letters().filter(({ state }) => state === 'queued')
  // Two were under way; with the others nothing was tried.
  assert.deepEqual([waiting.length, waiting.filter(({ attempts }) => attempts === 0).length >= 8], [10, true])
  mail.refuses('greeting')
  mail.willForget()
  for (let minutes = 0; minutes < 5; minutes++) {
    clock.goOn({ minutes: 1 })
    await outbox.deliverDue()
  }
  assert.deepEqual(
    letters().map(({ state, error }) => [state, error]),
    many.map(() => ['sent', null]),
  )
  assert.deepEqual([...new Set(mail.seen)].toSorted(), inOrder(letters()))
})
