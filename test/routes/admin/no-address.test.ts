import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { useNewApp } from '../../support/app.ts'
import { parseCsv } from '../../support/csv.ts'
import { pageAt, plain, referenceOn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

describe('a reply without an e-mail address', () => {
  const app = useNewApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  beforeEach(async () => {
    desk = await signedIn(app)
  })

  const unaddressed = { contact_email: '', source: 'letter', source_details: '№ 7' }
  const entered = async (form: TypedForm, path = 'participation') =>
    referenceOn(await desk.submit(`/admin/entries/${path}`, { ...form, ...unaddressed }))
  const letters = () => app.services.outbox.latest(9).map(({ kind, recipient }) => `${kind} ${recipient}`)
  const notice = async (path: string) => plain((await pageAt(desk, path))('p.notice').first().text())
  const told = (reference: string, path: string) => {
    const participant = app.services.replies.participantByReference(reference) ?? assert.fail()
    return app.services.replies.reply(participant.id, path) ?? assert.fail()
  }

  test('is entered by staff, nobody gets a letter, and the page says so; visitors need an address', async () => {
    const public_ = await createVisitor(app).post('/en/participation', { ...participation, contact_email: '' })
    assert.deepEqual(
      [public_.status, load(await public_.text())('.error-summary a').text()],
      [422, 'Enter the e-mail address'],
    )
    const form = await pageAt(desk, '/admin/entries/participation')
    assert.equal(form('label[for=contact_email] .optional').text(), '(optional)')
    const reference = await entered(participation)
    assert.deepEqual(
      [await notice(`/admin/replies/${reference}`), letters()],
      [
        'No e-mail address is known: no e-mails are sent to this participant. Tell the participant by post or by' +
          ' telephone. E-mails start once you enter an address.',
        [],
      ],
    )
  })

  test('can have a deputy or a delegation without one; an address that is wrong is refused all the same', async () => {
    const deputy = {
      ...participation,
      attendance: 'representative',
      representative_name: 'Olga Petrova',
      representative_position: 'Deputy Head',
      representative_email: '',
    }
    const { status } = await desk.post('/admin/entries/participation', { ...deputy, source: 'telephone' })
    assert.equal(status, 303)
    const wrong = { ...deputy, representative_email: 'olga', contact_email: 'anna at example' }
    const refused = await desk.post('/admin/entries/participation', { ...wrong, source: 'telephone' })
    assert.deepEqual([refused.status, load(await refused.text())('.error-summary li').length], [422, 2])
  })

  test('is never taken for another without one', async () => {
    const own = { contact_phone: '', organization: 'Another Agency' }
    const one = await entered({ ...participation, contact_phone: '' })
    const other = await entered({ ...participation, ...own, family_name: 'Other', native_name: '', country: 'KZ' })
    const third = await entered({ ...speakingSlot, ...own, family_name: 'Third', native_name: '' }, 'speaking-slot')
    assert.equal(new Set([one, other, third]).size, 3)
    for (const reference of [one, other, third])
      assert.equal((await pageAt(desk, `/admin/replies/${reference}`))('#duplicates').length, 0)
    assert.deepEqual(app.services.replies.participantsByEmail(''), [])
    const link = await createVisitor(app).post('/en/link', { contact_email: ' ' })
    assert.deepEqual([link.status, letters()], [422, []])
  })

  test('gets its letters once an address is entered, and none after it was taken out', async () => {
    const reference = await entered(participation)
    const path = `/admin/replies/${reference}/participation/entry`
    const correct = async (contact_email: string) => {
      const seen = String((await pageAt(desk, path))('[name=seen]').val())
      return (await desk.post(path, { ...participation, contact_email, seen, source: 'correction' })).status
    }
    assert.deepEqual([await correct('new@regulator.example'), letters()], [303, ['corrected new@regulator.example']])
    await app.services.outbox.deliverDue()
    assert.deepEqual(
      [await correct(''), letters()],
      [303, ['address_changed new@regulator.example', 'corrected new@regulator.example']],
    )
    const [, corrected] = app.services.outbox.latest(2)
    const again = await desk.post(`/admin/replies/${reference}/letters/${corrected?.id}/copies`)
    assert.equal(again.status, 400)
  })

  test('is decided with a text to print, and recorded as told without a letter', async () => {
    const reference = await entered(speakingSlot, 'speaking-slot')
    const path = `/admin/replies/${reference}/speaking-slot`
    await desk.post(`${path}/decision`, { version: '1', to: 'refused', note: 'Own words' })
    const pending = await pageAt(desk, `/admin/replies/${reference}`)
    assert.deepEqual(
      [plain(pending('.decision .notice strong').text()), pending('.decision .notice a').text()],
      ['Decision: “Refuse”. The participant has not been told: there is no e-mail address.', 'Text to print'],
    )
    const letter = await pageAt(desk, `${path}/letter`)
    assert.deepEqual(
      [
        plain(letter('[aria-labelledby=letter] .notice').text()),
        letter('form[action$="/release"] button').text(),
        /Own words/.test(letter('.letter').text()),
        /…/.test(letter('.letter').text()),
      ],
      [
        'This participant has no e-mail address, so nobody receives this text. Print it and send it by post, or read' +
          ' it out by telephone; then record that the participant has been told.',
        'The participant has been told',
        true,
        false,
      ],
    )
    const { version } = told(reference, 'speaking-slot')
    const released = await desk.post(`${path}/release`, { version: String(version), session: '', note: 'Own words' })
    assert.deepEqual([released.status, told(reference, 'speaking-slot').status, letters()], [303, 'refused', []])
  })

  test('is left out where letters to several are sent', async () => {
    const reference = await entered(speakingSlot, 'speaking-slot')
    await desk.post(`/admin/replies/${reference}/speaking-slot/decision`, { version: '1', to: 'refused', note: '' })
    const { id, version } = told(reference, 'speaking-slot')
    const page = await desk.submit('/admin/batches', { change: 'release', reply: `${id}:${version}` })
    assert.match(
      plain(load(await page.text())('main').text()),
      /1 reply skipped: the participant has no e-mail address: open the participant’s page to print the text/,
    )
  })

  test('is answered and withdrawn by what was told on paper, and merged, without a letter', async () => {
    const [kept, other] = [
      await entered(participation),
      await entered({ ...participation, family_name: 'Ivanoff', native_name: '', contact_phone: '' }),
    ]
    const withdrawn = await desk.post(`/admin/replies/${kept}/participation/answer`, {
      version: '1',
      answer: 'withdrawn',
      source: 'telephone',
      source_details: '',
    })
    const merging = `/admin/replies/${kept}/merging/${other}`
    const versions = String((await pageAt(desk, merging))('[name=versions]').val())
    assert.deepEqual([withdrawn.status, (await desk.post(merging, { versions })).status, letters()], [303, 303, []])
  })

  test('is found by a filter, and leaves with an empty cell', async () => {
    const reference = await entered(participation)
    const visitor = createVisitor(app)
    const addressed = await referenceOn(
      await visitor.submit('/ru/participation', { ...participation, family_name: 'Addressed' }),
    )
    const file = async (query: string) =>
      parseCsv(await (await desk.get(`/admin/replies.csv?column=contact_email&${query}`)).text()).slice(1)
    assert.deepEqual(await file('no_address=1'), [[reference, '']])
    assert.deepEqual(await file('no_address=!1'), [[addressed, 'a.sergeeva@regulator.example']])
  })
})
