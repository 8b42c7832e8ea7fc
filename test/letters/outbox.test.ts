import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { causedFrom } from '../../src/letters/cause.ts'
import { type LetterKind, letterKinds } from '../../src/letters/kinds.ts'
import { aiGovernanceDay, participation, person, type TypedForm } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { startMailServer } from '../support/mail-server.ts'
import { createVisitor } from '../support/visitor.ts'

const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00a0', ' ')

/** A site with a mail server that can misbehave, and a clock to turn. Letters leave when the test says so. */
async function desk(t: TestContext, transport = '') {
  const clock = createDial()
  const mail = await startMailServer()
  t.after(() => mail.close())
  const app = await appFor(t, { SMTP_URL: mail.url + transport }, clock)
  const { outbox } = app.services
  return { app, mail, clock, outbox, visitor: createVisitor(app), state: () => outbox.latest(1)[0] }
}

/** Below the letterhead. */
const greetingOf = (letter: ParsedMail) => plain(letter.text).split('\n')[3]

const linkIn = (letter: ParsedMail) => letter.text?.match(/http:\S+/)?.[0] ?? ''

test('a confirmation has two parts, reference, dates, link and calendar, in the participant’s language', async t => {
  const { mail, outbox, visitor } = await desk(t)
  // The page is English; the person asked for letters in Russian.
  await visitor.post('/en/participation', participation)
  await outbox.deliverDue()
  const letter = await mail.letter()
  const reference = outbox.latest(1)[0]?.data.reference
  assert.equal(plain(letter.subject), `ВВУИО+20: подтверждение участия получено, № ${reference}`)
  assert.equal(letter.headers.get('content-language'), 'ru')
  assert.equal(letter.headers.get('auto-submitted'), 'auto-generated')
  for (const part of [letter.text, typeof letter.html === 'string' ? letter.html : '']) {
    const words = plain(part)
    assert.deepEqual(
      [
        'Мероприятие высокого уровня ВВУИО+20 2025 года, 7–11 июля 2025 года',
        'Круглый стол для регуляторных органов, 8 июля 2025 года',
        'по женевскому времени',
        reference ?? '?',
        'www.wsis.org/forum',
        '/ru/replies/',
        `reference number ${reference}`,
      ].filter(text => !words.includes(text)),
      [],
    )
  }
  const [calendar] = letter.attachments
  assert.equal(calendar?.contentType, 'text/calendar')
  const lines = calendar?.content.toString('utf8').split('\r\n') ?? []
  assert.deepEqual(
    lines.filter(line => /^(DTSTART|DTEND)/.test(line)),
    [
      'DTSTART;VALUE=DATE:20250707',
      'DTEND;VALUE=DATE:20250709',
      'DTSTART;VALUE=DATE:20250708',
      'DTEND;VALUE=DATE:20250709',
    ],
  )
})

test('nothing that a visitor typed is in a letter to an address that nobody has proven', async t => {
  const { mail, outbox, visitor } = await desk(t)
  const bait = 'Visit www.bait.example now'
  const typed: TypedForm = {
    ...aiGovernanceDay,
    filled_in_for: 'self',
    family_name: 'Bait',
    native_name: bait,
    position: bait,
    organization: bait,
    invitation_code: bait,
    ai_notes: bait,
    'advisers[0][name]': bait,
  }
  await visitor.post('/en/ai-governance-day', typed)
  await outbox.deliverDue()
  const letter = await mail.letter()
  assert.equal(/bait/i.test(`${letter.subject}${letter.text}${letter.html}`), false)
  assert.equal(greetingOf(letter), 'Уважаемая госпожа, уважаемый господин,')

  // Once its link was opened, who fills in for themselves is greeted by name: the negative above could fail.
  await visitor.get(new URL(linkIn(letter)).pathname)
  await visitor.post('/en/ai-governance-day', { ...typed, ai_notes: 'again', native_name: 'Бейт Иван' })
  await outbox.deliverDue()
  const second = await mail.letter()
  assert.equal(greetingOf(second), 'Уважаемый господин Бейт Иван,')
  assert.match(plain(second.text), /\nУчастник: Бейт Иван, Руководитель агентства\n/)
})

test('a server that is busy is asked again after growing waits, with the same Message-ID', async t => {
  // Short enough to be waited for here, and long enough for a busy machine to answer.
  const { mail, outbox, visitor, clock, state } = await desk(t, '?socketTimeout=5000')
  mail.willDo(451, 'drop', 'stall')
  await visitor.post('/ru/participation', participation)
  await outbox.deliverDue()
  assert.deepEqual([state()?.state, state()?.attempts], ['queued', 1])
  for (const [waitMinutes, attempts] of [
    [1, 2],
    [5, 3],
  ]) {
    clock.goOn({ seconds: (waitMinutes as number) * 60 - 1 })
    await outbox.deliverDue()
    assert.equal(state()?.attempts, (attempts as number) - 1)
    clock.goOn({ seconds: 1 })
    await outbox.deliverDue()
    assert.deepEqual([state()?.state, state()?.attempts], ['queued', attempts])
  }
  clock.goOn({ minutes: 15 })
  await outbox.deliverDue()
  assert.deepEqual([state()?.state, state()?.attempts, state()?.error], ['sent', 4, null])
  assert.deepEqual(mail.seen, Array(4).fill(state()?.messageId))
})

test('a refusal for good is not tried again, and its words are kept', async t => {
  const { mail, outbox, visitor, clock, state } = await desk(t)
  mail.willDo(550)
  await visitor.post('/ru/participation', participation)
  await outbox.deliverDue()
  assert.deepEqual([state()?.state, state()?.attempts], ['failed', 1])
  assert.match(state()?.error ?? '', /550 refused/)
  clock.goOn({ hours: 48 })
  await outbox.deliverDue()
  assert.equal(mail.seen.length, 1)
})

test('after its last try a letter has failed; letters that wait for long say that the site is not ready', async t => {
  const { mail, outbox, visitor, clock, state } = await desk(t)
  // The tries end before the deadline, so that another reply can follow.
  clock.turnTo('2025-04-21T07:00:00Z')
  mail.willDo(...Array<number>(11).fill(451))
  await visitor.post('/ru/participation', participation)
  for (const minutes of [0, 1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440]) {
    clock.goOn({ minutes })
    await outbox.deliverDue()
  }
  assert.deepEqual([state()?.state, state()?.attempts], ['failed', 11])
  assert.match(state()?.error ?? '', /451 refused/)
  assert.equal((await visitor.get('/readyz')).status, 200)
  await visitor.post('/ru/participation', { ...participation, notes: 'waits' })
  clock.goOn({ minutes: 30 })
  assert.equal((await visitor.get('/readyz')).status, 200)
  clock.goOn({ seconds: 1 })
  assert.equal((await visitor.get('/readyz')).status, 503)
})

test('a mail server that is down changes nothing that the visitor sees', async t => {
  const { mail, visitor } = await desk(t)
  await mail.close()
  assert.equal((await visitor.submit('/ru/participation', participation)).status, 200)
})

test('who changes the address tells the old one, without saying the new', async t => {
  const { mail, outbox, visitor } = await desk(t)
  await visitor.post('/ru/participation', participation)
  await visitor.post('/ru/participation', { ...participation, contact_email: 'new@regulator.example' })
  await outbox.deliverDue()
  const letters = [await mail.letter(), await mail.letter(), await mail.letter()]
  const to = (letter: ParsedMail) => (Array.isArray(letter.to) ? '' : letter.to?.text)
  assert.deepEqual(letters.map(to), [person.contact_email, person.contact_email, 'new@regulator.example'])
  const told = letters[1] as ParsedMail
  assert.match(plain(told.subject), /^ВВУИО\+20: изменен адрес для переписки/)
  assert.deepEqual([told.text?.includes('new@regulator.example'), linkIn(told)], [false, ''])
})

test('nobody fills a post box: after seven confirmations in a day the rest are kept back', async t => {
  const { outbox, visitor } = await desk(t)
  for (let count = 0; count < 8; count++)
    await visitor.post('/ru/participation', { ...participation, notes: String(count) })
  const states = Object.groupBy(outbox.latest(100), letter => `${letter.state} ${letter.error}`)
  assert.deepEqual(
    Object.entries(states).map(([state, letters]) => [state, letters?.length]),
    [
      ['failed daily_cap', 1],
      ['queued null', 7],
    ],
  )
})

test('letters that visitors cause delay none of the secretariat’s, and fill no post box when they go', async t => {
  const { app, outbox, clock } = await desk(t)
  const office = { email: 'office@regulator.example', language: 'ru' } as const
  const queue = (kind: LetterKind, send: 'send' | 'sendLink' = 'send') => {
    const { letters } = app.services
    causedFrom('192.0.2.1', () =>
      send === 'send' ? letters.send(kind as 'invitation', office) : letters.sendLink(kind, office),
    )
    return outbox.latest(1)[0]?.state
  }
  for (let count = 0; count < 9; count++) app.services.letters.send('received' as LetterKind as 'invitation', office)
  const byVisitors: LetterKind[] = ['received', 'changed', 'withdrawn', 'address_changed', 'draft']
  clock.goOn({ hours: 24 })
  for (const kind of [...byVisitors, ...byVisitors].slice(0, 7)) assert.equal(queue(kind), 'queued')
  clock.goOn({ hours: 23 })
  assert.deepEqual(
    letterKinds.map(kind => [kind, queue(kind)]).filter(([, state]) => state === 'failed'),
    byVisitors.map(kind => [kind, 'failed']),
  )
  app.services.letters.send('received' as LetterKind as 'invitation', office)
  assert.equal(outbox.latest(1)[0]?.state, 'queued')
  // What others send in somebody's name does not shut them off from their link.
  assert.equal(queue('personal_link', 'sendLink'), 'queued')
  clock.goOn({ hours: 24 })
  assert.equal(queue('received'), 'queued')
})

test('a letter about several participants names each once, and none as the one that it is about', async t => {
  const { mail, outbox, visitor } = await desk(t)
  for (const family_name of ['Adams', 'Baker'])
    await visitor.post('/ru/participation', { ...participation, family_name })
  await visitor.post('/ru/link', { contact_email: String(participation.contact_email) })
  await new Promise(setImmediate)
  const [asked, ...confirmations] = outbox.latest(9).map(({ data }) => data)
  await outbox.deliverDue()
  const letters = [await mail.letter(), await mail.letter(), await mail.letter()]
  const link = letters.find(({ subject }) => subject?.includes('нескольких'))
  assert.equal(asked?.participants?.length, 2)
  for (const part of [link?.text, link?.html])
    assert.deepEqual(
      confirmations.map(({ reference }) => String(part).split(reference).length - 1),
      [1, 1],
    )
  assert.doesNotMatch(String(link?.text), /\n\s*\n\s*\n/)
  assert.equal(
    plain(link?.text).trim().split('\n').at(-1),
    `This e-mail is about the replies of several participants to circular letter CL-25/18. Personal page in English: ${linkIn(link as ParsedMail).replace('/ru/', '/en/')}`,
  )
})

test('without SMTP_URL letters become files that a mail program opens', async t => {
  const app = await appFor(t)
  await createVisitor(app).post('/en/participation', { ...participation, correspondence_language: 'en' })
  await app.services.outbox.deliverDue()
  const folder = join(app.folder, 'letters')
  const [file = ''] = readdirSync(folder)
  assert.equal(file, '000001-received.eml')
  const letter = await simpleParser(readFileSync(join(folder, file)))
  assert.match(letter.subject ?? '', /^WSIS\+20: confirmation of participation received, ref\. /)
})

test('a waiting letter takes no link to an address corrected meanwhile; the cap ignores case', async t => {
  const { app, mail, outbox, visitor, clock } = await desk(t)
  await visitor.post('/en/participation', { ...participation, contact_email: 'Slip@regulator.example' })
  await visitor.post('/en/participation', { ...participation, contact_email: 'right@regulator.example' })
  await outbox.deliverDue()
  const letters = [await mail.letter(), await mail.letter(), await mail.letter()]
  assert.deepEqual(letters.map(letter => [[letter.to].flat()[0]?.text, linkIn(letter) !== '']).toSorted(), [
    ['Slip@regulator.example', false],
    ['Slip@regulator.example', false],
    ['right@regulator.example', true],
  ])
  const queue = (email: string) =>
    causedFrom('192.0.2.1', () =>
      app.services.letters.send('withdrawn' as LetterKind as 'invitation', { email, language: 'ru' }),
    )
  for (let count = 0; count < 7; count++) queue(count % 2 ? 'CAPPED@regulator.example' : 'capped@regulator.example')
  assert.equal(outbox.latest(1)[0]?.state, 'queued')
  queue('Capped@regulator.example')
  assert.deepEqual([outbox.latest(1)[0]?.state, outbox.latest(1)[0]?.error], ['failed', 'daily_cap'])
  clock.goOn({ hours: 24 })
  queue('capped@regulator.example')
  assert.equal(outbox.latest(1)[0]?.state, 'queued')
})
