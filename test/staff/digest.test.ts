import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { useMailServer } from '../support/mail-server.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

describe('the morning digest', () => {
  const clock = createDial('2025-04-28T10:00:00Z')
  const mail = useMailServer()
  const app = useApp(() => ({ SMTP_URL: mail.url, DIGEST_AT: '08:00' }), clock)
  before(async () => {
    for (const [email, role, language] of [
      ['ru@itu.example', 'reviewer', 'ru'],
      ['en@itu.example', 'admin', 'en'],
      ['viewer@itu.example', 'viewer', 'en'],
    ] as const)
      await app.services.staff.add({ email, password: 'correct horse battery', role, language }, 'x')
    // Whoever has not answered the invitation may not be the one who was meant.
    app.services.staff.invite({ email: 'invited@itu.example', role: 'admin', language: 'en' }, 'x')
  })

  /** Digests that have been made by this moment, by recipient, with what they count. */
  const digestsAt = async (at: string) => {
    clock.turnTo(at)
    const known = app.services.outbox.latest(100).length
    app.services.digest.sendIfDue()
    const made = app.services.outbox.latest(100)
    return made
      .slice(0, made.length - known)
      .filter(({ kind }) => kind === 'digest')
      .map(({ recipient, data }) => [recipient, data.figures])
      .toSorted()
  }

  test('nothing has happened: no letter, and none later in the day', async () => {
    assert.deepEqual(await digestsAt('2025-04-29T06:00:00Z'), [])
    await createVisitor(app).post('/ru/participation', participation)
    assert.deepEqual(await digestsAt('2025-04-29T12:00:00Z'), [])
  })

  test('at the hour of Geneva, once, in numbers alone, to those who decide', async () => {
    const desk = await signedIn(app, 'reviewer', 'en', 'decider')
    await createVisitor(app).post('/ru/speaking-slot', { ...speakingSlot, family_name: 'Second' })
    const { search } = app.services
    const [slot] = search
      .look({ conditions: { form: ['speaking-slot'] }, sort: 'name', isDescending: false })
      .page(1, 1)
    await desk.post(`/admin/replies/${slot?.reference}/speaking-slot/decision`, { to: 'waiting', version: '1' })
    await desk.post('/admin/account/digest', {})

    assert.deepEqual(await digestsAt('2025-04-30T05:59:59Z'), [])
    const figures = { submitted: 2, changed: 0, withdrawn: 0, answered: 0, failed: 0, pending: 1, unread: 2 }
    assert.deepEqual(await digestsAt('2025-04-30T06:00:00Z'), [
      ['en@itu.example', figures],
      ['ru@itu.example', figures],
    ])
    assert.deepEqual(await digestsAt('2025-04-30T06:01:00Z'), [])
    await app.services.outbox.deliverDue()
    const letters = app.services.outbox.latest(2)
    assert.deepEqual(
      letters.map(({ state }) => state),
      ['sent', 'sent'],
    )
    const [first] = letters
    assert.ok(first)
    const { subject, text } = await app.services.outbox.compose(first)
    assert.equal(
      subject,
      first.language === 'ru'
        ? 'ВВУИО+20: утренняя сводка секретариата'
        : 'WSIS+20: morning summary for the secretariat',
    )
    assert.equal(/Second|Ivanov|sergeeva/.test(text), false)
    assert.match(text, /\/admin\n/)
  })

  test('a letter that failed since is news; who has stopped the digest gets it again when asked for', async () => {
    const desk = await signedIn(app, 'reviewer', 'en', 'decider')
    const account = async () => load(await (await desk.get('/admin/account')).text())
    assert.equal((await account())('form[action="/admin/account/digest"] button').text(), 'Get the summary')
    await desk.post('/admin/account/digest', { wanted: '1' })
    assert.equal((await account())('form[action="/admin/account/digest"] button').text(), 'Stop the summary')
    app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'no such box' WHERE id = 1`)
    const digests = await digestsAt('2025-05-02T07:00:00Z')
    assert.deepEqual(
      digests.map(([recipient]) => recipient),
      ['decider-en@itu.example', 'en@itu.example', 'ru@itu.example'],
    )
    assert.deepEqual(digests[0]?.[1], {
      submitted: 0,
      changed: 0,
      withdrawn: 0,
      answered: 0,
      failed: 1,
      pending: 1,
      unread: 2,
    })
  })
})

test('the digest can be switched off', async t => {
  const clock = createDial('2025-04-30T10:00:00Z')
  const app = await appFor(t, { DIGEST_AT: 'off' }, clock)
  await signedIn(app)
  await createVisitor(app).post('/ru/participation', participation)
  app.services.digest.sendIfDue()
  assert.deepEqual(
    app.services.outbox.latest(10).map(({ kind }) => kind),
    ['received'],
  )
})
