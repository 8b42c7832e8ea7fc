import assert from 'node:assert/strict'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { appFor } from '../support/app.ts'
import { mailDesk, noticeFor, readiness, replyFrom } from '../support/mail-desk.ts'

test('an expired password, a full disk, a lock and a second process: each letter goes out once in the end', async t => {
  const { app, mail, clock, outbox, letters } = await mailDesk(t)
  const { database, config } = app.services
  const notice = await noticeFor(app)
  await replyFrom(app, 'Alfa', 'Bravo', 'Charlie', 'Delta')
  const waits = async () => {
    await outbox.deliverDue()
    clock.goOn({ minutes: 15 })
    assert.deepEqual([mail.seen.length, await readiness(app)], [0, 503])
    assert.match(await notice(), /^No e-mails have gone out since .* Waiting: 4\./)
  }

  mail.refuses('password', { code: 535, says: '5.7.8 The password has expired' })
  for (let quarter = 0; quarter < 4; quarter++) await waits()
  mail.refuses('password')

  // As on a disk that is full.
  database.pragma('query_only = ON')
  await waits()
  database.pragma('query_only = OFF')

  const other = new Sqlite(config.databaseFile)
  other.exec('BEGIN IMMEDIATE')
  await waits()
  other.exec('ROLLBACK')
  other.close()

  const second = await appFor(t, { SMTP_URL: mail.url, DATABASE_FILE: config.databaseFile }, clock)
  await Promise.all([outbox.deliverDue(), second.services.outbox.deliverDue()])
  assert.deepEqual(
    letters().map(({ state, error }) => [state, error]),
    Array(4).fill(['sent', null]),
  )
  const sent = letters().map(({ messageId }) => messageId)
  assert.deepEqual([mail.seen.toSorted(), await readiness(app), await notice()], [sent.toSorted(), 200, ''])
})
