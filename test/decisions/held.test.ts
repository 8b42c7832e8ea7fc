import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { load } from 'cheerio'
import { speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { letterInHand } from '../support/mail-desk.ts'
import { startMailServer } from '../support/mail-server.ts'
import { filledIn, pageAt, plain, referenceOn, textIn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const form = 'speaking-slot'

/** A site at 09:00 with a mail server, a reviewer, and speakers whose requests are confirmed by letter already. */
async function office(t: TestContext) {
  const mail = await startMailServer()
  t.after(() => mail.close())
  const clock = createDial()
  const app = await appFor(t, { SMTP_URL: mail.url }, clock)
  const staff = await signedIn(app)
  /** What has come since the last look. */
  const come: () => Promise<string[]> = async () => {
    const letters = []
    for (; seen < mail.seen.length; seen += 1) letters.push(await mail.letter())
    return letters.map(({ to, subject = '' }) => `${[to].flat()[0]?.text}: ${plain(subject).split(', ref. ')[0]}`)
  }
  let seen = 0

  async function speaker(family_name: string, changes: TypedForm = {}) {
    const visitor = createVisitor(app)
    const address = `${family_name.toLowerCase()}@regulator.example`
    const typed = { ...speakingSlot, correspondence_language: 'en', family_name, contact_email: address, ...changes }
    const reference = await referenceOn(await visitor.submit(`/en/${form}`, typed))
    await app.services.outbox.deliverDue()
    await come()
    const reply = () => {
      const id = app.services.replies.participantByReference(reference)?.id ?? 0
      return app.services.replies.reply(id, form) ?? assert.fail(`${reference} has no reply`)
    }
    return { visitor, typed, address, reference, reply, path: `/admin/replies/${reference}/${form}` }
  }
  type Speaker = Awaited<ReturnType<typeof speaker>>

  const version = ({ reply }: Speaker) => String(reply().version)
  const state = ({ reply }: Speaker) => [reply().status, reply().pendingStatus]
  const decide = (one: Speaker, to: string, session = '') =>
    staff.post(`${one.path}/decision`, { to, session, note: 'Own words', version: version(one) })
  /** The page after the press of the button beside the letter. */
  async function release(one: Speaker) {
    const $ = await pageAt(staff, `${one.path}/letter`)
    return load(await (await staff.submit(`${one.path}/release`, filledIn($, `${one.path}/release`))).text())
  }
  async function offered(name: string, changes?: TypedForm) {
    const one = await speaker(name, changes)
    await decide(one, 'slot_offered', 'round-table-8-july')
    return { one, page: await release(one) }
  }
  /** The letters of all decisions that wait, sent together. */
  async function releaseAll(...all: Speaker[]) {
    for (const one of all) await decide(one, 'waiting')
    const reply = all.map(one => `${one.reply().id}:${version(one)}`)
    const prepared = await staff.submit('/admin/batches', { change: 'release', reply })
    const path = new URL(prepared.url).pathname
    return { path, page: load(await (await staff.submit(path, {})).text()) }
  }
  return { app, mail, clock, staff, come, speaker, state, decide, release, offered, releaseAll }
}

const undoOf = ($: ReturnType<typeof load>, path: string) => filledIn($, `${path}/undo`)
/** The state of the newest letter, in the table of letters. */
async function newestState(staff: { get(path: string): Promise<Response> }, reference: string): Promise<string> {
  const $ = await pageAt(staff, `/admin/replies/${reference}?tab=letters`)
  return plain($('[aria-labelledby=letters] tbody tr').last().find('td').last().text())
}

test('a letter that is called back within the minute never leaves, and all is as it was before', async t => {
  const { app, clock, staff, come, state, offered } = await office(t)
  const { one, page } = await offered('Adamov')
  assert.equal(textIn(page, '.said p'), 'Adamov Petr: the e-mail leaves at 09:01:00. It can be called back until then.')
  assert.equal(await newestState(staff, one.reference), 'Leaves at 09:01:00')
  clock.goOn({ seconds: 59 })
  await app.services.outbox.deliverDue()
  const undone = await staff.post(`${one.path}/undo`, undoOf(page, one.path))
  assert.deepEqual([undone.status, state(one)], [303, ['received', 'slot_offered']])
  await letTheMinutePass(clock, app)
  assert.deepEqual(await come(), [])
  assert.equal(one.reply().pendingNote, 'Own words')
})

test('after the minute the letter has left once, and cannot be called back', async t => {
  const { app, clock, staff, come, state, offered } = await office(t)
  const { one, page } = await offered('Adamov')
  await letTheMinutePass(clock, app)
  await letTheMinutePass(clock, app)
  assert.deepEqual(await come(), [`${one.address}: WSIS+20: offer of a speaking slot, please confirm`])
  const $ = await pageAt(staff, `/admin/replies/${one.reference}`)
  assert.equal($(`form[action="${one.path}/undo"]`).length, 0)
  assert.match(await newestState(staff, one.reference), /^Sent /)
  const late = await staff.post(`${one.path}/undo`, undoOf(page, one.path))
  assert.deepEqual(
    [late.status, textIn(load(await late.text()), '.error-summary li'), state(one)],
    [422, 'the e-mail has been sent, or is on its way', ['slot_offered', null]],
  )
})

test('of letters released together the one that is leaving is left alone, the other called back', async t => {
  const { app, mail, clock, staff, come, speaker, state, releaseAll } = await office(t)
  const [one, other] = [await speaker('Adamov'), await speaker('Belov')]
  const { path, page } = await releaseAll(one, other)
  assert.deepEqual(
    [textIn(page, '#done'), textIn(page, `form[action="${path}/undo"] button`)],
    ['2 e-mails leave at 09:01:00', 'Call the e-mails back'],
  )
  // A process that has sent nothing yet begins with a single letter.
  const { databaseFile } = app.services.config
  const next = await appFor(t, { SMTP_URL: mail.url, DATABASE_FILE: databaseFile }, clock)
  const delivery = letTheMinutePass(clock, next)
  await letterInHand(next)
  const undone = app.services.undo.run(path.split('/').at(-1) as string, 'x')
  await delivery
  assert.deepEqual(
    [undone.done.map(({ id }) => id), undone.skipped.map(({ target, why }) => [target.id, why])],
    [[other.reply().id], [[one.reply().id, 'letter_left']]],
  )
  assert.deepEqual(await come(), [`${one.address}: WSIS+20: request to speak on the waiting list`])
  assert.deepEqual(
    [state(one), state(other)],
    [
      ['waiting', null],
      ['received', 'waiting'],
    ],
  )
  const after = await pageAt(staff, path)
  assert.deepEqual(
    after('#done p')
      .toArray()
      .map(line => plain(after(line).text())),
    ['1 e-mail sent', '1 e-mail called back'],
  )
})

test('letters released together can be called back as long as the mail server is down', async t => {
  const { app, mail, clock, staff, come, speaker, releaseAll } = await office(t)
  const all = [await speaker('Adamov'), await speaker('Belov')]
  mail.refuses('sender', { code: 421, says: 'Back soon' })
  await createVisitor(app).post('/en/link', { contact_email: 'adamov@regulator.example' })
  await app.services.outbox.deliverDue()
  const { path } = await releaseAll(...all)
  await letTheMinutePass(clock, app)
  const waiting = await pageAt(staff, path)
  assert.deepEqual(
    [textIn(waiting, '#done'), waiting(`form[action="${path}/undo"]`).length],
    ['2 e-mails are waiting to be sent', 1],
  )
  const undone = load(await (await staff.submit(`${path}/undo`, {})).text())
  assert.equal(textIn(undone, '#done'), '2 e-mails called back')
  mail.refuses('sender')
  clock.goOn({ minutes: 30 })
  await app.services.outbox.deliverDue()
  assert.deepEqual(await come(), ['adamov@regulator.example: WSIS+20: personal link to the participant’s replies'])
})

test('who answers the offer on the personal page within the minute gets the offer first; undoing is over', async t => {
  const { app, staff, come, state, offered } = await office(t)
  const { one, page } = await offered('Adamov')
  const action = `/en/replies/${form}/answer?for=${one.reference}`
  const said = filledIn(await pageAt(one.visitor, '/en/replies'), action, { answer: 'confirmed' })
  assert.equal((await one.visitor.post(action, said)).status, 303)
  await app.services.outbox.deliverDue()
  assert.deepEqual(await come(), [
    `${one.address}: WSIS+20: offer of a speaking slot, please confirm`,
    `${one.address}: WSIS+20: speaking slot confirmed`,
  ])
  assert.equal((await staff.post(`${one.path}/undo`, undoOf(page, one.path))).status, 409)
  assert.deepEqual(state(one), ['confirmed', null])
})

test('an answer that staff record is held too, and called back with what was recorded', async t => {
  const { app, clock, staff, come, state, offered } = await office(t)
  const { one } = await offered('Adamov')
  await letTheMinutePass(clock, app)
  await come()
  const answer = { answer: 'declined', source: 'telephone', version: String(one.reply().version) }
  assert.equal((await staff.post(`${one.path}/answer`, answer)).status, 303)
  await app.services.outbox.deliverDue()
  const page = await pageAt(staff, `/admin/replies/${one.reference}`)
  assert.equal((await staff.post(`${one.path}/undo`, undoOf(page, one.path))).status, 303)
  await letTheMinutePass(clock, app)
  assert.deepEqual([await come(), state(one)], [[], ['slot_offered', null]])
})

test('within the minute the letter follows the participant to another address, once', async t => {
  const { app, clock, staff, come, offered } = await office(t)
  const { one } = await offered('Adamov')
  const path = `${one.path}/entry`
  const seen = String((await pageAt(staff, path))('[name=seen]').val())
  const right = { ...one.typed, contact_email: 'right@regulator.example', seen, source: 'correction' }
  assert.equal((await staff.post(path, right)).status, 303)
  await letTheMinutePass(clock, app)
  assert.deepEqual(await come(), [
    'right@regulator.example: WSIS+20: offer of a speaking slot, please confirm',
    `${one.address}: WSIS+20: correspondence address changed`,
    'right@regulator.example: WSIS+20: request for a speaking slot corrected',
  ])
})

test('within the minute the letter goes nowhere once the address was taken out', async t => {
  const { app, clock, staff, come, offered } = await office(t)
  const { one } = await offered('Adamov')
  const path = `${one.path}/entry`
  const seen = String((await pageAt(staff, path))('[name=seen]').val())
  const without = { ...one.typed, contact_email: '', seen, source: 'correction' }
  assert.equal((await staff.post(path, without)).status, 303)
  await letTheMinutePass(clock, app)
  assert.deepEqual(await come(), [`${one.address}: WSIS+20: correspondence address changed`])
})

for (const stays of ['kept', 'other'] as const)
  test(`of two records merged within the minute the letter of the reply that stays leaves: ${stays}`, async t => {
    const { app, clock, staff, come, offered, speaker, decide, release } = await office(t)
    const kept = await speaker('Adamov')
    await decide(kept, 'waiting')
    await release(kept)
    const { one: other } = await offered('Adamoff', { contact_email: 'other@regulator.example' })
    const path = `/admin/replies/${kept.reference}/merging/${other.reference}`
    const $ = await pageAt(staff, path)
    const choice = { [`stays-${form}`]: String($(`#stays-${form}-${stays}`).val()) }
    const merged = await staff.post(path, { versions: String($('[name=versions]').val()), ...choice })
    assert.equal(merged.status, 303)
    await letTheMinutePass(clock, app)
    const subject = { kept: 'request to speak on the waiting list', other: 'offer of a speaking slot, please confirm' }
    assert.deepEqual(await come(), [`${kept.address}: WSIS+20: ${subject[stays]}`])
  })

test('a process that ends within the minute leaves the letter to the next', async t => {
  const { app, mail, clock, come, offered } = await office(t)
  const { one } = await offered('Adamov')
  await app.services.outbox.stop()
  const { databaseFile } = app.services.config
  const next = await appFor(t, { SMTP_URL: mail.url, DATABASE_FILE: databaseFile }, clock)
  await next.services.outbox.deliverDue()
  assert.deepEqual(await come(), [])
  await letTheMinutePass(clock, next)
  assert.deepEqual(await come(), [`${one.address}: WSIS+20: offer of a speaking slot, please confirm`])
})
