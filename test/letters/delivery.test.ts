import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { mailDesk, noticeFor, readiness, replyFrom } from '../support/mail-desk.ts'
import { pageAt, textIn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const expired = { code: 535, says: '5.7.8 The password has expired' }

test('case 6: a password that has expired keeps every letter, is said, and costs none of them a try', async t => {
  const { app, mail, clock, outbox, letters } = await mailDesk(t)
  const notice = await noticeFor(app)
  await replyFrom(app, 'Alfa', 'Bravo', 'Charlie')
  assert.deepEqual([await readiness(app), await notice()], [200, ''])
  mail.refuses('password', expired)
  for (let minutes = 0; minutes < 60; minutes++) {
    await outbox.deliverDue()
    clock.goOn({ minutes: 1 })
  }
  // One try for all after 1, 2, 5, and then every 15 minutes.
  assert.equal(mail.passwords.length, 7)
  assert.deepEqual(
    letters().map(({ state, attempts }) => [state, attempts]),
    Array(3).fill(['queued', 0]),
  )
  assert.equal(await readiness(app), 503)
  assert.match(await notice(), /^No e-mails have gone out since .*535 5\.7\.8 The password has expired.* Waiting: 3\./)

  mail.refuses('password')
  clock.goOn({ minutes: 15 })
  await outbox.deliverDue()
  const inOrder = letters().map(({ messageId }) => messageId)
  assert.deepEqual(mail.seen.toSorted(), inOrder.toSorted())
  assert.deepEqual(
    letters().map(({ state, attempts, error }) => [state, attempts, error]),
    Array(3).fill(['sent', 1, null]),
  )
  assert.deepEqual([await readiness(app), await notice()], [200, ''])
})

test("the mail server's words are marked as foreign wherever the desk shows them", async t => {
  const { app, mail, outbox } = await mailDesk(t)
  await replyFrom(app, 'Alfa')
  mail.willDo({ code: 550, says: '5.1.1 No such user' })
  await outbox.deliverDue()
  await replyFrom(app, 'Bravo')
  mail.refuses('sender', { code: 550, says: '5.1.8 Sender rejected' })
  await outbox.deliverDue()
  const [, { data }] = outbox.latest(2) as [unknown, { data: { reference: string } }]
  const marked = async (language: 'ru' | 'en') => {
    const member = await signedIn(app, 'reviewer', language)
    const pages = [`/admin/replies/${data.reference}?tab=letters`, '/admin']
    const found = await Promise.all(
      pages.map(async path => {
        const $ = await pageAt(member, path)
        return $('span[dir=auto]')
          .toArray()
          .map(span => [
            $(span).attr('lang'),
            $(span)
              .text()
              .match(/550 .*$/)?.[0],
          ])
          .filter(([, words]) => words)
      }),
    )
    return found.flat()
  }
  const words = ['550 5.1.8 Sender rejected', '550 5.1.1 No such user']
  const everywhere = [...words, ...words]
  assert.deepEqual(
    [await marked('ru'), await marked('en')],
    [everywhere.map(said => ['en', said]), everywhere.map(said => [undefined, said])],
  )
})

for (const [step, code, says] of [
  ['greeting', 554, '5.7.1 We do not know you'],
  ['sender', 550, '5.1.8 Sender rejected'],
  ['recipient', 554, '5.7.1 Relay access denied'],
] as const)
  test(`what every letter would get at the ${step} is the fault of none`, async t => {
    const { app, mail, clock, outbox, letters } = await mailDesk(t)
    await replyFrom(app, 'Alfa', 'Bravo')
    mail.refuses(step, { code, says })
    await outbox.deliverDue()
    const [first, second] = letters()
    assert.deepEqual([first?.state, first?.attempts, second?.error], ['queued', 0, null])
    assert.match(outbox.trouble()?.error ?? '', new RegExp(says))
    mail.refuses(step)
    clock.goOn({ minutes: 1 })
    await outbox.deliverDue()
    assert.deepEqual(
      letters().map(({ state }) => state),
      ['sent', 'sent'],
    )
  })

test('one address that does not exist, and one letter that is hung up on, hold up no other', async t => {
  const { app, mail, clock, outbox, letters } = await mailDesk(t)
  await replyFrom(app, 'Alfa', 'Bravo', 'Charlie')
  mail.willDo({ code: 550, says: '5.1.1 No such user' }, 'drop')
  await outbox.deliverDue()
  assert.deepEqual(
    letters().map(({ state, attempts }) => [state, attempts]),
    [
      ['failed', 1],
      ['queued', 1],
      ['sent', 1],
    ],
  )
  assert.equal(outbox.trouble(), undefined)
  clock.goOn({ minutes: 1 })
  await outbox.deliverDue()
  assert.deepEqual(
    letters().map(({ state }) => state),
    ['failed', 'sent', 'sent'],
  )
})

for (const [what, behaviour] of [
  ['a block list', { code: 554, says: '5.7.1 Client host blocked' }],
  ['a full queue', { code: 451, says: '4.3.0 Queue file write error' }],
  ['a connection that ends without an answer', 'drop'],
] as const)
  test(`what three persons get one after another, everybody would get: ${what}`, async t => {
    const { app, mail, clock, outbox, letters } = await mailDesk(t)
    const notice = await noticeFor(app)
    const names = ['Alfa', 'Bravo', 'Charlie', 'Delta']
    await replyFrom(app, ...names)
    mail.willDo(...Array(2).fill(behaviour))
    await outbox.deliverDue()
    // Two are put off, and two are taken.
    assert.deepEqual([await readiness(app), await notice()], [200, ''])
    await replyFrom(app, ...names.map(name => `${name}ova`))
    mail.willDo(...Array(1000).fill(behaviour))
    for (let days = 0; days < 7; days++) {
      await outbox.deliverDue()
      clock.goOn({ hours: 24 })
    }
    assert.equal(await readiness(app), 503)
    // A session at the desk has long ended.
    const noticeNow = await noticeFor(app)
    assert.match(await noticeNow(), /^No e-mails have gone out since .* Waiting: 6\./)
    mail.willForget()
    await outbox.deliverDue()
    clock.goOn({ hours: 24 })
    await outbox.deliverDue()
    assert.deepEqual(
      letters().map(({ state }) => state),
      Array(8).fill('sent'),
    )
    assert.equal(await readiness(app), 200)
  })

test('letters to one post box that is full hold up nobody else’s', async t => {
  const { app, mail, outbox } = await mailDesk(t)
  for (const name of ['Alfa', 'Bravo', 'Charlie', 'Delta']) {
    const reply = { ...participation, family_name: name, contact_email: 'office@itu.example' }
    await createVisitor(app).post('/en/participation', reply)
  }
  mail.willDo(...Array(4).fill({ code: 452, says: '4.2.2 Mailbox full' }))
  await outbox.deliverDue()
  assert.deepEqual([mail.seen.length, outbox.trouble()], [4, undefined])
})

test('the words of a mail server that does not stop talking are cut', async t => {
  const { app, mail, outbox, letters } = await mailDesk(t)
  await replyFrom(app, 'Alfa')
  mail.refuses('recipient', { code: 450, says: 'x'.repeat(5000) })
  await outbox.deliverDue()
  assert.equal(letters()[0]?.error?.length, 500)
})

test('a letter that was taken while the database takes no note of it is not sent again', async t => {
  const { app, mail, clock, outbox, letters } = await mailDesk(t)
  const { database } = app.services
  await replyFrom(app, 'Alfa', 'Bravo')
  const delivering = outbox.deliverDue()
  await mail.letter()
  // As on a disk that has become full.
  database.pragma('query_only = ON')
  await delivering
  assert.equal(letters()[0]?.state, 'queued')
  for (let hours = 0; hours < 24; hours++) {
    clock.goOn({ hours: 1 })
    await outbox.deliverDue()
  }
  assert.equal(mail.seen.length, 1)
  database.pragma('query_only = OFF')
  await outbox.deliverDue()
  assert.deepEqual(
    letters().map(({ state, messageId }) => [state, messageId]),
    mail.seen.map(messageId => ['sent', messageId]),
  )
  assert.equal(mail.seen.length, 2)
})

test('two processes on one file share the letters, and send none twice', async t => {
  const { app, mail, clock, letters } = await mailDesk(t)
  const names = Array.from({ length: 20 }, (_, at) => `Head${'abcdefghijklmnopqrst'[at]}`)
  await replyFrom(app, ...names)
  const settings = { SMTP_URL: mail.url, DATABASE_FILE: app.services.config.databaseFile }
  const other = await appFor(t, settings, clock)
  await Promise.all([app.services.outbox.deliverDue(), other.services.outbox.deliverDue()])
  const all = letters().map(({ messageId }) => messageId)
  assert.deepEqual([all.length, mail.seen.toSorted()], [20, all.toSorted()])
})

test('the letter in hand of a process that has died goes out after five minutes, and no other waits for it', async t => {
  const { app, mail, clock } = await mailDesk(t)
  await replyFrom(app, 'Alfa', 'Bravo')
  mail.willDo('stall')
  const held = app.services.outbox.deliverDue()
  const other = await appFor(t, { SMTP_URL: mail.url, DATABASE_FILE: app.services.config.databaseFile }, clock)
  await mail.hasSeen(1)
  await other.services.outbox.deliverDue()
  assert.equal(new Set(mail.seen).size, 2)
  clock.goOn({ minutes: 5 })
  await other.services.outbox.deliverDue()
  assert.deepEqual([mail.seen.length, mail.seen[2]], [3, mail.seen[0]])
  await mail.close()
  await held
})

test('a password waits for encryption, unless a setting says in so many words that it need not', async t => {
  const { app, mail, outbox, letters } = await mailDesk(t, { SMTP_PASSWORD_IN_CLEAR: '' })
  await replyFrom(app, 'Alfa')
  await outbox.deliverDue()
  assert.deepEqual([mail.passwords, letters()[0]?.state, await readiness(app)], [[], 'queued', 503])
  const open = await mailDesk(t)
  await replyFrom(open.app, 'Alfa')
  await open.outbox.deliverDue()
  assert.deepEqual([open.mail.passwords, open.letters()[0]?.state], [['secret'], 'sent'])
})

test('case 7: a letter is of its sender’s domain, and asks robots not to answer', async t => {
  const { app, mail, outbox } = await mailDesk(t, { MAIL_FROM: 'Reply Desk <desk@regulator.example>' })
  await replyFrom(app, 'Alfa')
  await outbox.deliverDue()
  const letter = await mail.letter()
  assert.match(letter.messageId ?? '', /^<[\w-]{36}@regulator\.example>$/)
  assert.equal(letter.headers.get('x-auto-response-suppress'), 'All')
})

test('one post box has one cap, however its address is spelled, and the page promises no letter beyond it', async t => {
  const { app, letters } = await mailDesk(t)
  const spelled = (count: number) =>
    ['Some.One+tag@gmail.com', 'someone@GMAIL.com', 'some.one@googlemail.com'][count % 3]?.replace('tag', `${count}`)
  const send = async (count: number) => {
    const reply = { ...participation, family_name: `Head ${'x'.repeat(count)}`, contact_email: String(spelled(count)) }
    return textIn(load(await (await createVisitor(app).submit('/en/participation', reply)).text()))
  }
  for (let count = 0; count < 6; count++) await send(count)
  assert.match(await send(6), /An e-mail with your personal link is on its way to/)
  assert.match(await send(7), /No e-mail has been sent to someone@GMAIL\.com: there have been too many today\./)
  assert.deepEqual(
    letters().flatMap(({ error }, at) => (error ? [[at, error]] : [])),
    [[7, 'daily_cap']],
  )
})
