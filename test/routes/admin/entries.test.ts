import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { useNewApp } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { pageAt, referenceOn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

describe('staff fill in for a participant', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    desk = await signedIn(app)
  })

  const letters = () => app.services.outbox.latest(9).map(({ kind, recipient }) => `${kind} ${recipient}`)
  /** What happened to the participant whose page this is. */
  async function timeline(page: ReturnType<typeof load>): Promise<string[]> {
    const $ = await pageAt(desk, `/admin/replies/${page('[data-reference]').attr('data-reference')}?tab=history`)
    return $('.timeline li')
      .toArray()
      .map(step => $(step).text().replace(/\s+/g, ' ').trim())
  }

  test('a letter on paper becomes a reply with its source, late too, and the participant is told', async () => {
    clock.turnTo('2025-05-02T08:00:00Z')
    desk = await signedIn(app)
    const paper = { ...participation, source: 'letter', source_details: '№ 15-3/204, 29.04.2025 <b>' }
    assert.equal((await createVisitor(app).post('/ru/participation', participation)).status, 410)
    const $ = load(await (await desk.submit('/admin/entries/participation', paper)).text())
    assert.deepEqual(await timeline($), [
      '02.05.2025, 10:00 Confirmation of participation: entered by the secretariat, reviewer-en@itu.example Source Letter on paper № 15-3/204, 29.04.2025 <b>',
    ])
    assert.deepEqual(letters(), ['received a.sergeeva@regulator.example'])
    assert.equal(
      app.services.search.look({ conditions: { late: ['1'] }, sort: 'name', isDescending: false }).page(5, 1).length,
      1,
    )
  })

  test('the source must be said; what was typed is kept', async () => {
    const response = await desk.post('/admin/entries/speaking-slot', { ...speakingSlot, topic: 'x' })
    const $ = load(await response.text())
    assert.deepEqual(
      [response.status, $('.error-summary a').first().text(), $('.error-summary li').length, $('#topic').val()],
      [422, 'Choose the source', 2, 'x'],
    )
    assert.equal($('.error-summary h2').text(), 'That did not work: the reply is not saved')
    assert.deepEqual(
      $('#source option')
        .toArray()
        .map(option => $(option).text()),
      ['Choose from the list', 'Letter on paper', 'Fax', 'E-mail', 'Telephone'],
    )
  })

  async function sent(): Promise<string> {
    const receipt = await createVisitor(app).submit('/ru/participation', participation)
    return await referenceOn(receipt)
  }
  const entryOf = (reference: string) => `/admin/replies/${reference}/participation/entry`
  const formOn = async (path: string, changes: TypedForm) => {
    const $ = load(await (await desk.get(path)).text())
    return { ...participation, seen: $('[name=seen]').val() as string, source: 'correction', ...changes }
  }

  test('a corrected address is told at both, and the history has what was before', async () => {
    const path = entryOf(await sent())
    const changes = { contact_email: 'office@regulator.example', notes: 'Corrected by telephone' }
    const $ = load(await (await desk.submit(path, await formOn(path, changes))).text())
    assert.deepEqual(letters(), [
      'corrected office@regulator.example',
      'address_changed a.sergeeva@regulator.example',
      'received a.sergeeva@regulator.example',
    ])
    assert.equal(
      (await timeline($))[1],
      '28.04.2025, 09:00 Confirmation of participation: corrected by the secretariat, reviewer-en@itu.example ' +
        'Source Correction by the secretariat Notes Corrected by telephone ' +
        'E-mail for correspondence a.sergeeva@regulator.example office@regulator.example',
    )
  })

  test('a letter that failed is sent again to the corrected address; a decision that no longer stands is not', async () => {
    const reference = await sent()
    app.services.outbox.cancel(1)
    const failed = app.services.outbox.letter(1)
    assert.deepEqual([failed?.state, failed?.error], ['failed', 'cancelled'])
    const again = (id: number) => desk.post(`/admin/replies/${reference}/letters/${id}/copies`)
    // What was called back on purpose stays called back.
    assert.equal((await again(1)).status, 400)
    app.services.database.exec(`UPDATE letters SET error = 'refused' WHERE id = 1`)
    const path = entryOf(reference)
    await desk.post(path, await formOn(path, { contact_email: 'right@regulator.example' }))
    assert.equal((await again(1)).status, 303)
    assert.equal(letters()[0], 'received right@regulator.example')
    const [reply] = app.services.search.look({ sort: 'name', isDescending: false }).page(1, 1)
    const participant = app.services.replies.participant(reply?.participantId ?? 0)
    assert.ok(participant)
    app.services.letters.send('decision', participant, {
      form: 'participation',
      person: participant.person,
      status: 'refused',
    })
    app.services.database.exec(`UPDATE letters SET state = 'sent'`)
    const [last] = app.services.outbox.latest(1)
    assert.equal((await again(last?.id ?? 0)).status, 400)
    assert.equal((await desk.post(`/admin/replies/2346-789D/letters/1/copies`)).status, 404)
  })

  test('a page that is older than the reply records nothing and keeps what was typed', async () => {
    const path = entryOf(await sent())
    const old = await formOn(path, { notes: 'second' })
    await desk.post(path, await formOn(path, { notes: 'first' }))
    const refused = await desk.post(path, old)
    const $ = load(await refused.text())
    assert.deepEqual([refused.status, $('#notes').val()?.toString().trim()], [409, 'second'])
    // Now that its version is the one that was seen, it may be recorded.
    assert.equal((await desk.post(path, { ...old, seen: $('[name=seen]').val() as string })).status, 303)
  })

  test('a correction leaves what staff have decided; what the participant changes has to be read again', async () => {
    const visitor = createVisitor(app)
    const receipt = load(await (await visitor.submit('/ru/participation', participation)).text())
    const reference = receipt('[data-reference]').attr('data-reference') as string
    const { replies, decisions } = app.services
    const reply = () => {
      const participant = replies.participantByReference(reference)
      return participant && replies.reply(participant.id, 'participation')
    }
    decisions.run([{ id: reply()?.id ?? 0, version: 1 }], { kind: 'decide', to: 'noted', note: '' }, 'x')
    await desk.post(entryOf(reference), await formOn(entryOf(reference), { position: 'Director' }))
    assert.equal(reply()?.status, 'noted')
    await visitor.post('/ru/participation', { ...participation, position: 'Director', notes: 'More' })
    assert.equal(reply()?.status, 'received')
  })

  test('the link that corrects a person leads to the address, in a reply that is in force', async () => {
    const reference = await sent()
    const $ = await pageAt(desk, `/admin/replies/${reference}?list=sort%3Dname`)
    const link = $('.person a[href*="/entry"]').attr('href') ?? ''
    assert.equal(link, `${entryOf(reference)}?list=sort%3Dname#contact_email`)
    const page = await pageAt(desk, link)
    assert.equal(page('#contact_email').length, 1)
    assert.equal(
      page('main > p a').first().attr('href'),
      `/admin/replies/${reference}?form=participation&list=sort%3Dname`,
    )
    const saved = await desk.post(link.split('#')[0] ?? '', await formOn(link, { position: 'Deputy Head' }))
    assert.equal(saved.headers.get('location'), `/admin/replies/${reference}?form=participation&list=sort%3Dname`)
  })

  test('a correction of a withdrawn reply says that it brings the reply back, and asks', async () => {
    const reference = await sent()
    const participant = app.services.replies.participantByReference(reference) ?? assert.fail()
    const reply = () => app.services.replies.reply(participant.id, 'participation') ?? assert.fail()
    app.services.receiver.withdraw(participant, reply(), {})
    const path = entryOf(reference)
    const typed = await formOn(path, { notes: 'Corrected' })
    const refused = await desk.post(path, typed)
    const $ = load(await refused.text())
    assert.deepEqual(
      [refused.status, $('.error-summary a').attr('href'), $('#brings_back-error').text(), $('#notes').val()],
      [422, '#brings_back', 'Confirm that the withdrawn reply is in force again', 'Corrected'],
    )
    assert.equal(reply().status, 'withdrawn')
    assert.equal((await desk.post(path, { ...typed, brings_back: 'yes' })).status, 303)
    assert.equal(reply().status, 'received')
    assert.equal((await pageAt(desk, path))('#brings_back').length, 0)
  })
})
