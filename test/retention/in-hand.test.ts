import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'
import { letterInHand, mailDesk } from '../support/mail-desk.ts'
import { tracesIn } from '../support/traces.ts'

const names = { family_name: 'Zqxfamily', native_name: 'Зьюкина', contact_email: 'zqx-mail@regulator.example' }
const traces = ['Zqxfamily', 'Зьюкина', 'zqx-mail@regulator.example']

test('a letter in hand when its participant is erased is not taken for the next, which gets its number', async t => {
  const { app, mail, outbox, letters } = await mailDesk(t)
  const { erasure, database } = app.services
  const desk = createDesk(app)
  const other = await desk.participant(['participation'])
  await outbox.deliverDue()
  const one = await desk.participant(['participation'], names)
  const number = letters().at(-1)?.id
  const sending = outbox.deliverDue()
  await mail.hasSeen(2)
  // The mail server has it, and its answer is still on the way.
  erasure.erase(one.participant(), 'x')
  database.transaction(() => app.services.letters.send('address_changed', other.participant())).immediate()
  const next = letters().at(-1)
  assert.deepEqual([next?.id, next?.kind, next?.state], [number, 'address_changed', 'queued'])
  await sending
  await outbox.deliverDue()
  assert.equal(mail.seen.at(-1), next?.messageId)
  assert.deepEqual(
    letters().map(({ id, state }) => [id, state]),
    [
      [1, 'sent'],
      [number, 'sent'],
    ],
  )
})

test('as a file it is taken back, and a letter that waits is never written', async t => {
  const app = await appFor(t)
  const { erasure, outbox, retention } = app.services
  const desk = createDesk(app)
  const one = await desk.participant(['participation', 'speaking-slot'], names)
  const sending = outbox.deliverDue()
  await letterInHand(app)
  erasure.erase(one.participant(), 'x')
  await sending
  await retention.forget()
  assert.deepEqual(readdirSync(join(app.folder, 'letters')), [])
  assert.deepEqual(tracesIn(app.folder, traces), [])
})
