import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { useNewApp } from '../support/app.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { type Asked, createDesk, type Desk } from '../support/desk.ts'

const form = 'speaking-slot'

describe('two who press at the same moment', () => {
  let desk: Desk
  let one: Asked
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(async () => {
    desk = createDesk(app)
    one = await desk.participant([form])
  })

  const path = () => `/admin/replies/${one.reference}/${form}`
  const version = () => String(one.reply(form).version)
  const state = () => [one.reply(form).status, one.reply(form).pendingStatus]
  /** How often this was done to the reply. */
  const times = (action: string) =>
    app.services.replies.versionsOf(one.participant().id).filter(made => made.action === action).length
  const decisionLetters = () =>
    app.services.outbox.ofParticipant(one.participant().id).filter(({ kind }) => kind === 'decision')

  /** Two members post at once, each from a page that was true. */
  async function bothPost(address: string, first: Record<string, string>, second = first) {
    const browsers = [desk.browserOf(await desk.colleague('reviewer')), desk.browserOf(await desk.colleague('admin'))]
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.post(address, index === 0 ? first : second)),
    )
    return answers.map(({ status }) => status).toSorted()
  }

  test('on the same version: one decision stands, the other is told', async () => {
    const decision = { version: version(), note: '' }
    const statuses = await bothPost(
      `${path()}/decision`,
      { ...decision, to: 'waiting' },
      { ...decision, to: 'refused' },
    )
    assert.deepEqual([statuses, times('decided')], [[303, 409], 1])
  })

  test('to send the letter: it goes out once', async () => {
    desk.decide(one, form, 'waiting')
    const statuses = await bothPost(`${path()}/release`, { version: version() })
    await letTheMinutePass(clock, app)
    assert.deepEqual(
      [statuses, state(), decisionLetters().map(letter => letter.state)],
      [[303, 409], ['waiting', null], ['sent']],
    )
  })

  test('one to send the letter, the other to think again: one of the two happens', async () => {
    desk.decide(one, form, 'waiting')
    const browser = desk.browserOf(await desk.colleague('reviewer'))
    const body = { version: version() }
    const answers = await Promise.all(
      ['release', 'reconsideration'].map(what => browser.post(`${path()}/${what}`, body)),
    )
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 409])
    assert.deepEqual([times('released') + times('reconsidered'), decisionLetters().length], [1, times('released')])
  })

  test('to undo: it is undone once', async () => {
    const batch = desk.decide(one, form, 'waiting')
    const statuses = await bothPost(`${path()}/undo`, { batch })
    assert.deepEqual([statuses, times('undone'), state()], [[303, 409], 1, ['received', null]])
  })

  test('on a prepared change: it is carried out once, and undone once', async () => {
    const member = await desk.colleague('reviewer')
    const [first, second] = [desk.browserOf(member), desk.browserOf(member)]
    const target = { id: one.reply(form).id, version: one.reply(form).version }
    const id = app.services.batches.add(member.email, { kind: 'decide', to: 'waiting' }, [target])
    const pressBoth = (address: string) =>
      Promise.all([first.post(address), second.post(address)]).then(answers => answers.map(({ status }) => status))
    const found = () => app.services.batches.find(id, member.email)

    assert.deepEqual(await pressBoth(`/admin/batches/${id}`), [303, 303])
    assert.deepEqual([times('decided'), found()?.changed, found()?.skipped], [1, 1, []])
    assert.deepEqual(await pressBoth(`/admin/batches/${id}/undo`), [303, 303])
    assert.deepEqual([times('undone'), found()?.changed, found()?.skipped], [1, 1, []])
  })
})
