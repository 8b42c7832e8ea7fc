import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { type Drip, drips, startDrippingServer } from '../support/dripping-server.ts'
import { replyFrom } from '../support/mail-desk.ts'

/** The time for a letter is short enough to be waited for, and long enough for a busy machine; silence would take longer. */
const patience = '?letterTimeout=5000&greetingTimeout=60000&socketTimeout=60000'

/** At these the letter may have been taken, and nobody knows. */
const mayHaveBeenTaken: Drip[] = ['end of the letter']

describe('a mail server that talks for ever holds up no letter', { concurrency: true }, () => {
  for (const step of drips.filter(step => step !== 'QUIT'))
    test(`at ${step}: it is put off, and goes out later, once`, async t => {
      const mail = await startDrippingServer()
      t.after(() => mail.close())
      const clock = createDial()
      const settings = { SMTP_URL: mail.url + patience, SMTP_PASSWORD_IN_CLEAR: 'allowed' }
      const app = await appFor(t, settings, clock)
      const { outbox } = app.services
      const letter = () => outbox.latest(1)[0]
      mail.dripsAt(step)
      await replyFrom(app, 'Alfa')
      await outbox.deliverDue()
      assert.deepEqual([letter()?.state, letter()?.attempts, letter()?.error], ['queued', 1, 'took_too_long'])
      mail.dripsAt(undefined)
      clock.goOn({ minutes: 1 })
      await outbox.deliverDue()
      assert.deepEqual([letter()?.state, letter()?.attempts, letter()?.error], ['sent', 2, null])
      assert.deepEqual(mail.taken, Array(mayHaveBeenTaken.includes(step) ? 2 : 1).fill(letter()?.messageId))
    })

  test('at QUIT: a connection that is not let go keeps the next letter for one try, and no longer', async t => {
    const mail = await startDrippingServer()
    t.after(() => mail.close())
    const clock = createDial()
    const settings = { SMTP_URL: `${mail.url}${patience}&idleTimeout=1`, SMTP_PASSWORD_IN_CLEAR: 'allowed' }
    const app = await appFor(t, settings, clock)
    const { outbox } = app.services
    mail.dripsAt('QUIT')
    await replyFrom(app, 'Alfa')
    await outbox.deliverDue()
    await mail.isDripping()
    await replyFrom(app, 'Bravo')
    await outbox.deliverDue()
    clock.goOn({ minutes: 1 })
    await outbox.deliverDue()
    const letters = outbox.latest(2).toReversed()
    assert.deepEqual(
      letters.map(({ state, attempts }) => [state, attempts]),
      [
        ['sent', 1],
        ['sent', 2],
      ],
    )
    assert.deepEqual(
      mail.taken,
      letters.map(({ messageId }) => messageId),
    )
  })
})
