import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { appFor, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { mailDesk, readiness, replyFrom } from '../support/mail-desk.ts'

async function desk(t: TestContext) {
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  const folder = join(app.folder, 'letters')
  return { app, clock, folder, files: () => readdirSync(folder).toSorted() }
}

const states = ({ services }: TestApp) =>
  services.outbox
    .latest(10)
    .toReversed()
    .map(({ state, attempts, error }) => [state, attempts, error])

/** As if a newer program, or an edition that has gone, had queued it. */
const spoil = ({ services }: TestApp, count: number) =>
  services.database.prepare(`UPDATE letters SET data = json_set(data, '$.form', 'gone') WHERE id <= ?`).run(count)

test('a letter whose file cannot be written holds up no other, and is written once it can be', async t => {
  const { app, clock, folder, files } = await desk(t)
  await replyFrom(app, 'Alfa', 'Bravo')
  mkdirSync(join(folder, '000001-received.eml'))
  await app.services.outbox.deliverDue()
  assert.deepEqual(
    states(app).map(([state, attempts]) => [state, attempts]),
    [
      ['queued', 1],
      ['sent', 1],
    ],
  )
  assert.deepEqual([app.services.outbox.trouble(), await readiness(app)], [undefined, 200])
  rmdirSync(join(folder, '000001-received.eml'))
  clock.goOn({ minutes: 1 })
  await app.services.outbox.deliverDue()
  assert.deepEqual(states(app), [
    ['sent', 2, null],
    ['sent', 1, null],
  ])
  assert.deepEqual(files(), ['000001-received.eml', '000002-received.eml'])
})

test('a folder of letters that was tidied away is made again', async t => {
  const { app, folder, files } = await desk(t)
  rmSync(folder, { recursive: true })
  await replyFrom(app, 'Alfa')
  await app.services.outbox.deliverDue()
  assert.deepEqual(files(), ['000001-received.eml'])
})

test('where no letter can be written, all wait, it is said, and none loses a try', async t => {
  const { app, clock, folder, files } = await desk(t)
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'no folder')
  await replyFrom(app, 'Alfa', 'Bravo')
  await app.services.outbox.deliverDue()
  assert.deepEqual(
    states(app).map(([state, attempts]) => [state, attempts]),
    Array(2).fill(['queued', 0]),
  )
  assert.equal(await readiness(app), 503)
  rmSync(folder)
  clock.goOn({ minutes: 1 })
  await app.services.outbox.deliverDue()
  assert.deepEqual(states(app), Array(2).fill(['sent', 1, null]))
  assert.deepEqual([files().length, await readiness(app)], [2, 200])
})

for (const [where, start] of [
  ['as a file', desk],
  ['by a mail server', mailDesk],
] as const)
  test(`letters that cannot be put together hold up none that goes ${where}, however many they are`, async t => {
    const { app } = await start(t)
    await replyFrom(app, 'Alfa', 'Bravo', 'Charlie', 'Delta')
    spoil(app, 3)
    await app.services.outbox.deliverDue()
    assert.deepEqual(states(app), [...Array(3).fill(['queued', 1, 'not_composed']), ['sent', 1, null]])
    assert.deepEqual([app.services.outbox.trouble(), await readiness(app)], [undefined, 200])
  })
