import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import type { ReplyStatus } from '../../src/replies/statuses.ts'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { referenceOn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

describe('a decision', () => {
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(() => {
    clock.turnTo('2025-04-28T07:00:00Z')
  })

  /** Somebody who has sent this form, with a browser of their own. */
  async function ask(family_name: string, path: string, form: TypedForm, changes: TypedForm = {}) {
    const visitor = createVisitor(app)
    const send = (more: TypedForm = {}) =>
      visitor.submit(`/ru/${path}`, { ...form, family_name, organization: family_name, ...changes, ...more })
    const reference = await referenceOn(await send())
    const found = () => {
      const participant = app.services.replies.participantByReference(reference)
      const reply = participant && app.services.replies.reply(participant.id, path)
      assert.ok(reply)
      return reply
    }
    return { visitor, reference, send, reply: found, id: found().id }
  }
  const speaker = (family_name: string, changes?: TypedForm) => ask(family_name, 'speaking-slot', speakingSlot, changes)
  const guest = (family_name: string) => ask(family_name, 'ai-governance-day', aiGovernanceDay)
  type Asked = Awaited<ReturnType<typeof ask>>

  const target = ({ id, reply }: Asked) => ({ id, version: reply().version })
  const decide = (asked: Asked, to: ReplyStatus, session?: string) =>
    app.services.decisions.run([target(asked)], { kind: 'decide', to, note: '', session }, 'x')
  const release = (...asked: Asked[]) => app.services.decisions.run(asked.map(target), { kind: 'release' }, 'x')
  const whys = ({ skipped }: { skipped: { why: string }[] }) => skipped.map(({ why }) => why)
  const state = ({ reply }: Asked) => [reply().status, reply().pendingStatus]
  const order = (session: string) =>
    app.services.programme
      .sessions()
      .find(({ name }) => name === session)
      ?.slots.map(({ person }) => person.family_name)

  test('falls with the answers that it was about: no seat is taken, and nothing is left to tell', async () => {
    const asked = await guest('Adamov')
    decide(asked, 'invited')
    assert.deepEqual([state(asked), app.services.seating.count().taken], [['interest_noted', 'invited'], 1])
    await asked.send({ ai_attendance: 'no' })
    assert.deepEqual([state(asked), app.services.seating.count().taken], [['received', null], 0])
    assert.deepEqual(whys(release(asked)), ['nothing_pending'])
  })

  test('stands when other answers change, and so does the place in the programme', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'waiting')
    release(asked)
    decide(asked, 'slot_offered', 'segment-9-july')
    await asked.send({ topic: 'Another topic' })
    assert.deepEqual([state(asked), order('segment-9-july')], [['waiting', 'slot_offered'], ['Adamov']])
  })

  test('to offer a slot is not told when the place has been taken away meanwhile', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'slot_offered', 'segment-9-july')
    app.services.programme.remove(asked.id, 'x')
    assert.deepEqual(whys(release(asked)), ['session_needed'])
    assert.deepEqual(state(asked), ['received', 'slot_offered'])
  })

  test('is undone once: the undoing itself is not, because its letter was called back', async () => {
    const asked = await guest('Adamov')
    decide(asked, 'invited')
    const { batch } = release(asked)
    const undone = app.services.undo.run(batch, 'x')
    assert.deepEqual([undone.done.length, state(asked)], [1, ['interest_noted', 'invited']])
    assert.deepEqual(whys(app.services.undo.run(undone.batch, 'x')), ['not_possible'])
    const desk = await signedIn(app)
    const $ = load(await (await desk.get(`/admin/replies/${asked.reference}`)).text())
    assert.equal($('form[action$="/undo"]').length, 0)
  })

  test('undone, gives the very place in the session back', async () => {
    const all = [await speaker('Adamov'), await speaker('Belov'), await speaker('Chernov')]
    for (const asked of all) decide(asked, 'slot_offered', 'segment-9-july')
    release(...all)
    const [first] = all as [Asked]
    decide(first, 'waiting')
    const { batch } = release(first)
    assert.deepEqual(order('segment-9-july'), ['Belov', 'Chernov'])
    app.services.undo.run(batch, 'x')
    assert.deepEqual(order('segment-9-july'), ['Adamov', 'Belov', 'Chernov'])
  })

  test('is not undone where that would take a seat that somebody else has by now', async () => {
    app.services.seating.setPlan({ seats: 1, tableSize: 2 }, 'x')
    const [one, other] = [await guest('Adamov'), await guest('Belov')]
    decide(one, 'invited')
    const { batch } = app.services.decisions.run([target(one)], { kind: 'reconsider' }, 'x')
    decide(other, 'invited')
    assert.deepEqual(whys(app.services.undo.run(batch, 'x')), ['no_seats'])
    assert.equal(app.services.seating.count().taken, 1)
  })

  test('about several is undone on one page for that reply alone', async () => {
    const [one, other] = [
      await ask('Adamov', 'participation', participation),
      await ask('Belov', 'participation', participation),
    ]
    const { batch } = app.services.decisions.run(
      [target(one), target(other)],
      { kind: 'decide', to: 'noted', note: '' },
      'x',
    )
    const desk = await signedIn(app)
    const answer = await desk.post(`/admin/replies/${one.reference}/participation/undo`, { batch })
    assert.deepEqual([answer.status, state(one), state(other)], [303, ['received', null], ['noted', null]])
  })

  test('keeps to the session that was told, whatever the programme says, until it is told again', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'slot_offered', 'segment-9-july')
    release(asked)
    app.services.programme.place(asked.id, { session: 'segment-11-july' }, 'x')
    const shown = async () =>
      load(await (await asked.visitor.get('/en/replies')).text())('main')
        .text()
        .match(/(?:Wednesday|Friday) \d+ July/)?.[0]
    assert.equal(await shown(), 'Wednesday 9 July')
    await asked.visitor.post('/en/replies/speaking-slot/answer', {
      answer: 'confirmed',
      version: String(asked.reply().version),
    })
    assert.equal(app.services.outbox.latest(1)[0]?.data.session, 'segment-9-july')
    decide(asked, 'slot_offered')
    assert.equal(await shown(), 'Wednesday 9 July')
    release(asked)
    assert.deepEqual([await shown(), state(asked)], ['Friday 11 July', ['slot_offered', null]])
    const [told] = app.services.outbox.latest(1)
    assert.deepEqual([told?.data.session, told?.data.formerSession], ['segment-11-july', 'segment-9-july'])
    assert.ok(told)
    const { text } = await app.services.outbox.compose(told)
    assert.match(
      text.replaceAll('\u00a0', ' '),
      /Настоящее предложение заменяет ранее направленное: Сегмент высокого уровня, среда, 9 июля\./,
    )
  })

  test('is answered by telephone: staff write it down with its source, and a stale page writes nothing', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'slot_offered', 'segment-9-july')
    release(asked)
    const desk = await signedIn(app)
    const page = `/admin/replies/${asked.reference}`
    const say = async (body: TypedForm) => {
      const response = await desk.post(`${page}/speaking-slot/answer`, {
        version: String(asked.reply().version),
        ...body,
      })
      return [
        response.status,
        load(await response.text())('.error-summary li')
          .text()
          .trim(),
      ]
    }
    assert.deepEqual(await say({ source: 'telephone' }), [422, 'Choose what the participant has said'])
    assert.deepEqual(await say({ answer: 'confirmed' }), [422, 'Choose the source'])
    assert.deepEqual(await say({ answer: 'accepted', source: 'telephone' }), [
      422,
      'Choose what the participant has said',
    ])
    assert.deepEqual(await say({ answer: 'confirmed', source: 'telephone', version: '1' }), [
      409,
      'The reply has changed since you opened this page: check it, and record the answer again',
    ])
    assert.deepEqual(await say({ answer: 'confirmed', source: 'telephone', source_details: 'Ms Sergeeva' }), [303, ''])
    assert.deepEqual([state(asked), app.services.outbox.latest(1)[0]?.data.status], [['confirmed', null], 'confirmed'])
    const $ = load(await (await desk.get(`${page}?tab=history`)).text())
    $('dt, dd').append(' ')
    assert.match(
      $('.timeline li').last().text().replace(/\s+/g, ' '),
      /the participant answered the decision, reviewer-en@itu\.example .*Source Telephone Ms Sergeeva/,
    )
  })

  test('a withdrawal that came by letter is written down after the deadline too', async () => {
    const asked = await ask('Adamov', 'participation', participation)
    clock.turnTo('2025-05-02T08:00:00Z')
    const desk = await signedIn(app)
    const body = { version: '1', answer: 'withdrawn', source: 'letter', source_details: '№ 7' }
    assert.equal((await desk.post(`/admin/replies/${asked.reference}/participation/answer`, body)).status, 303)
    assert.deepEqual([state(asked), app.services.outbox.latest(1)[0]?.kind], [['withdrawn', null], 'withdrawn'])
  })

  test('words typed beside the letter go into it, and are looked at before it leaves', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'waiting')
    const desk = await signedIn(app)
    const page = `/admin/replies/${asked.reference}/speaking-slot`
    const send = (note: string) => desk.post(`${page}/release`, { version: String(asked.reply().version), note })
    const changed = await send('Please call')
    assert.deepEqual(
      [changed.status, changed.headers.get('location'), state(asked)],
      [303, `${page}/letter?changed=1`, ['received', 'waiting']],
    )
    const $ = load(await (await desk.get(`${page}/letter?changed=1`)).text())
    assert.deepEqual(
      [$('[role=status]').text(), $('#note').val(), $('.letter').text().includes('Please call')],
      ['The text is saved. Check the e-mail and send it.', 'Please call', true],
    )
    await send('Please call')
    assert.deepEqual([state(asked), app.services.outbox.latest(1)[0]?.data.note], [['waiting', null], 'Please call'])
  })

  test('is not told with another session than its letter named when it was looked at', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'slot_offered', 'segment-9-july')
    const desk = await signedIn(app)
    const page = `/admin/replies/${asked.reference}/speaking-slot`
    const $ = load(await (await desk.get(`${page}/letter`)).text())
    const body = Object.fromEntries(
      ['version', 'session', 'note'].map(name => [name, String($(`[name=${name}]`).val() ?? '')]),
    )
    assert.equal(body.session, 'segment-9-july')
    app.services.programme.place(asked.id, { session: 'segment-10-july' }, 'x')
    assert.deepEqual(
      [(await desk.post(`${page}/release`, body)).status, state(asked)],
      [409, ['received', 'slot_offered']],
    )
    const again = { ...body, session: 'segment-10-july' }
    assert.deepEqual([(await desk.post(`${page}/release`, again)).status, state(asked)], [303, ['slot_offered', null]])
  })

  test('is not undone where a colleague has moved the speech since', async () => {
    const asked = await speaker('Adamov')
    const { batch } = decide(asked, 'slot_offered', 'segment-9-july')
    app.services.programme.place(asked.id, { session: 'segment-10-july' }, 'x')
    assert.deepEqual(whys(app.services.undo.run(batch, 'x')), ['changed'])
    assert.deepEqual(order('segment-10-july'), ['Adamov'])
  })

  test('that was written down twice by two presses is written once, and is no error', async () => {
    const asked = await speaker('Adamov')
    decide(asked, 'slot_offered', 'segment-9-july')
    release(asked)
    const desk = await signedIn(app)
    const body = { version: String(asked.reply().version), answer: 'confirmed', source: 'telephone' }
    const press = async () => (await desk.post(`/admin/replies/${asked.reference}/speaking-slot/answer`, body)).status
    assert.deepEqual([await press(), await press()], [303, 303])
    assert.equal(app.services.outbox.ofParticipant(asked.reply().participantId).length, 3)
  })

  test('a letter about answers that have changed, or were withdrawn, is not sent again', async () => {
    const asked = await ask('Adamov', 'participation', participation)
    await app.services.outbox.deliverDue()
    const desk = await signedIn(app)
    const buttons = async () =>
      load(await (await desk.get(`/admin/replies/${asked.reference}?tab=letters`)).text())('form[action$="/copies"]')
        .length
    assert.equal(await buttons(), 1)
    await asked.send({ notes: 'More' })
    assert.equal(await buttons(), 0)
  })
})
