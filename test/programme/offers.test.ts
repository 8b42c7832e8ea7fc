import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { useProgramme } from '../support/programme.ts'
import { createVisitor } from '../support/visitor.ts'

describe('an offer to speak, and the programme', () => {
  const { app, clock, signIn, move, ask, speakers, noted } = useProgramme()

  test('whoever was told of another session, or of a place that is gone, is seen until a letter says so', async () => {
    const { id } = await ask('Adamov', { available_days: ['2025-07-08', '2025-07-09', '2025-07-10'] })
    const { decisions, replies } = app.services
    const target = () => [{ id, version: replies.replyById(id)?.version as number }]
    const offer = { kind: 'decide', to: 'slot_offered', note: '' } as const
    decisions.run(target(), { ...offer, session: 'segment-9-july' }, 'x')
    // While its letter waits nothing has been told.
    await move(id, 'segment-10-july')
    assert.deepEqual(await noted(), [])
    decisions.run(target(), { kind: 'release' }, 'x')
    assert.deepEqual(await noted(), [])
    await move(id, 'segment-9-july')
    assert.deepEqual(await noted(), [
      '⚠ the participant was told about another session: High-level segment, Thursday 10 July; offer the slot again',
    ])
    await move(id, 'out')
    assert.deepEqual(await noted(), [
      '⚠ the participant has been told of a slot (High-level segment, Thursday 10 July), but the request has no place in the programme; give it one, or tell the participant about the change',
    ])
    decisions.run(target(), { ...offer, session: 'segment-9-july' }, 'x')
    decisions.run(target(), { kind: 'release' }, 'x')
    assert.deepEqual(await noted(), [])
  })

  test('a speaker who declines or withdraws gives the place back; the answer works after the deadline', async () => {
    const offered = await ask('Adamov')
    const withdrawing = await ask('Borisov')
    for (const { id } of [offered, withdrawing])
      app.services.decisions.run(
        [{ id, version: 1 }],
        { kind: 'decide', to: 'slot_offered', note: '', session: 'segment-9-july' },
        'x',
      )
    const answer = (answer: string) =>
      offered.visitor.submit('/ru/replies/speaking-slot/answer', {
        answer,
        version: String(app.services.replies.replyById(offered.id)?.version),
      })
    // Not told yet, so there is nothing to answer.
    await answer('confirmed')
    assert.equal(app.services.replies.replyById(offered.id)?.status, 'received')
    app.services.decisions.run([{ id: offered.id, version: 2 }], { kind: 'release' }, 'x')
    await withdrawing.visitor.post('/ru/replies/speaking-slot/withdrawal')
    assert.deepEqual(await speakers('segment-9-july'), ['Adamov'])
    clock.turnTo('2025-05-20T08:00:00Z')
    await signIn()
    const said = load(await (await answer('confirmed')).text())
    assert.equal(said('h1').text(), 'Выступление подтверждено')
    await answer('declined')
    assert.equal(app.services.replies.replyById(offered.id)?.status, 'declined')
    assert.deepEqual([await speakers('segment-9-july'), await speakers('unplaced')], [[], []])
  })

  test('an offer is answered as it was read: one that has changed since asks again, a second press does not', async () => {
    const { id, visitor } = await ask('Adamov')
    const offer = (session: string) => {
      const version = () => app.services.replies.replyById(id)?.version ?? 0
      const change = { kind: 'decide', to: 'slot_offered', note: '', session } as const
      app.services.decisions.run([{ id, version: version() }], change, 'x')
      app.services.decisions.run([{ id, version: version() }], { kind: 'release' }, 'x')
    }
    offer('segment-9-july')
    const path = '/en/replies/speaking-slot/answer'
    const shownIn = (html: string) => load(html)(`form[action^="${path}?"] [name=version]`).val() as string
    const read = shownIn(await (await visitor.get('/en/replies')).text())
    assert.equal((await visitor.post(path, { answer: 'declined', version: read })).status, 303)
    offer('round-table-8-july')
    const old = await visitor.post(path, { answer: 'confirmed', version: read })
    const html = await old.text()
    assert.deepEqual(
      [old.status, load(html)('[role=alert]').text().split(':')[0], app.services.replies.replyById(id)?.status],
      [409, 'Your answer has not been saved', 'slot_offered'],
    )
    assert.equal((await visitor.post(path, { answer: 'confirmed' })).status, 409)
    const press = () => visitor.post(path, { answer: 'confirmed', version: shownIn(html) })
    assert.deepEqual([(await press()).status, (await press()).status], [303, 303])
    assert.equal(app.services.replies.replyById(id)?.status, 'confirmed')
  })

  test('a stranger and a made-up answer change nothing', async () => {
    const { id, visitor } = await ask('Adamov')
    app.services.decisions.run(
      [{ id, version: 1 }],
      { kind: 'decide', to: 'slot_offered', note: '', session: 'segment-9-july' },
      'x',
    )
    app.services.decisions.run([{ id, version: 2 }], { kind: 'release' }, 'x')
    const path = '/ru/replies/speaking-slot/answer'
    assert.equal((await createVisitor(app).post(path, { answer: 'confirmed' })).status, 404)
    const shown = await visitor.get(path)
    assert.deepEqual([shown.status, shown.headers.get('location')], [303, '/ru/replies'])
    const version = String(app.services.replies.replyById(id)?.version)
    await visitor.post(path, { answer: 'accepted', version })
    await visitor.post(path, { answer: 'slot_offered', version })
    assert.equal(app.services.replies.replyById(id)?.status, 'slot_offered')
  })
})
