import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { edition } from '#edition/index.ts'
import type { Change } from '../../src/decisions/decisions.ts'
import { aiGovernanceDay, participation, person, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { filledIn, pageAt, plain } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

type Visitor = ReturnType<typeof createVisitor>

const refusal: TypedForm = { ...person, attendance: 'not_attending', privacy_read: 'yes' }
const until = 'until 23:59 on 30 April 2025, Geneva time (UTC+2).'
const registration = 'If the official registration has not been completed yet, complete it at www.wsis.org/forum'
const afterDeadline = '2025-05-02T08:00:00Z'

const lines = ($: CheerioAPI, selector: string): string[] =>
  $(selector)
    .toArray()
    .map(one => plain($(one).text()))

/** The other replies, each as one line. */
const others = ($: CheerioAPI) => lines($, '.tasks li')
const next = ($: CheerioAPI) => lines($, '.next li')

/** What its heading, the tab and what stands under the heading say; the heading alone is gone to. */
function said($: CheerioAPI): string[] {
  const [heading, ...others] = lines($, 'h1')
  assert.deepEqual([others, lines($, '[autofocus]')], [[], [heading]])
  assert.equal(plain($('title').text()), `${heading} – Reply to the invitation`)
  return lines($, '.panel > *')
}

async function started(t: Parameters<typeof appFor>[0]) {
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  const visitor = createVisitor(app)
  const send = async (path: string, form: TypedForm = {}) => {
    const response = await visitor.post(`/en/${path}`, form)
    const location = response.headers.get('location') ?? ''
    assert.match(location, /^\/en\/replies\?for=/)
    return location
  }
  const after = async (path: string, form?: TypedForm) => pageAt(visitor, await send(path, form))
  const reference = () => app.services.replies.participantsByEmail(String(person.contact_email))[0]?.reference ?? ''
  return { app, clock, visitor, send, after, reference, query: () => `?for=${reference()}` }
}

describe('the page after something was done says what, when, and what follows', () => {
  const letter = 'An e-mail with your personal link is on its way to a.sergeeva@regulator.example.'
  const lasting = (reference: string) => ['Participant: Ivanov Petr', `Reference number: ${reference}`]

  test('sent, changed, sent as it was, withdrawn and sent again', async t => {
    const { clock, visitor, after, reference, query } = await started(t)
    const sent = await after('participation', participation)
    assert.deepEqual(said(sent), [
      'Reply sent: Confirmation of participation',
      '28 April 2025 at 09:00, Geneva time',
      ...lasting(reference()),
      letter,
    ])
    assert.deepEqual(next(sent), [registration, `You can change or withdraw this reply ${until}`])
    assert.deepEqual(others(sent), [
      'Request for a speaking slot about 7 minutes Not filled in',
      'AI Governance Day about a minute Not filled in',
    ])
    assert.deepEqual([sent('details[open]').length, sent('.answers').parents('details').length], [0, 1])

    clock.goOn({ hours: 1 })
    const different = { ...participation, position: 'Head', days: ['2025-07-08'], notes: 'A note' }
    const path = `participation${query()}`
    assert.deepEqual(said(await after(path, different)), [
      'Changes saved: Confirmation of participation',
      '28 April 2025 at 10:00, Geneva time',
      'Changed: Days of attendance; Notes; Position.',
      ...lasting(reference()),
      letter,
    ])

    clock.goOn({ hours: 1 })
    const seen = String((await pageAt(visitor, `/en/${path}`))('[name=seen]').val())
    assert.deepEqual(said(await after(path, { ...different, seen })), [
      'No changes: Confirmation of participation',
      'The reply was saved on 28 April 2025 at 10:00, Geneva time.',
      ...lasting(reference()),
      'No new e-mail has been sent.',
    ])

    const withdrawn = await after(`replies/participation/withdrawal${query()}`)
    assert.deepEqual(said(withdrawn), [
      'Withdrawn: Confirmation of participation',
      '28 April 2025 at 11:00, Geneva time',
      ...lasting(reference()),
      letter,
    ])
    assert.deepEqual(next(withdrawn), [`You can send this reply again ${until}`])
    assert.equal(said(await after(path, different))[0], 'Reply sent: Confirmation of participation')
  })

  test('what asks for a decision says who decides', async t => {
    const { after, query } = await started(t)
    const slot = await after('speaking-slot', speakingSlot)
    assert.deepEqual(next(slot), [
      'The secretariat will consider the request and tell you its decision by e-mail. A request does not guarantee a slot.',
      registration,
      `You can change or withdraw this reply ${until}`,
    ])
    const seat = await after(`ai-governance-day${query()}`, aiGovernanceDay)
    assert.deepEqual(next(seat).slice(0, -2), [
      'The secretariat will consider the request for a seat at the round table and tell you its decision by e-mail. The afternoon sessions need no invitation.',
    ])
    assert.deepEqual(others(seat), [
      'Confirmation of participation about 3 minutes Not filled in',
      'Request for a speaking slot Received',
    ])
    // Who asks for no seat waits for no decision.
    const open = await after(`ai-governance-day${query()}`, { ...aiGovernanceDay, ai_parts: ['afternoon'] })
    assert.deepEqual(next(open), [registration, `You can change or withdraw this reply ${until}`])
  })

  test('a withdrawal after the deadline is said to be one, and so is a refusal', async t => {
    const { clock, after, query } = await started(t)
    await after('participation', participation)
    await after(`speaking-slot${query()}`, speakingSlot)
    clock.turnTo(afterDeadline)
    const withdrawn = await after(`replies/speaking-slot/withdrawal${query()}`)
    assert.equal(said(withdrawn)[0], 'Withdrawn: Request for a speaking slot')
    assert.deepEqual(next(withdrawn), [
      'Replies are closed. The deadline was 23:59 on 30 April 2025, Geneva time (UTC+2). To reply again, write to the secretariat.',
    ])
    const refused = await after(`participation${query()}`, refusal)
    assert.deepEqual(said(refused).slice(0, 3), [
      'Notice of non-participation received',
      '2 May 2025 at 10:00, Geneva time',
      'Changed: Attendance.',
    ])
  })

  test('a letter that a cap has kept back, or that has come back, is not promised', async t => {
    const { app, visitor, send } = await started(t)
    const location = await send('participation', participation)
    const says = async () => said(await pageAt(visitor, location)).at(-1)
    const set = (state: string, error: string | null) =>
      app.services.database.prepare('UPDATE letters SET state = ?, error = ?').run(state, error)
    set('failed', 'daily_cap')
    assert.equal(
      await says(),
      'No e-mail has been sent to a.sergeeva@regulator.example: there have been too many today. What you sent is saved and shown on this page.',
    )
    set('failed', '550 no such box')
    assert.equal(
      await says(),
      'The e-mail to a.sergeeva@regulator.example could not be delivered. Check the address; if it is right, write to the secretariat.',
    )
    set('sent', null)
    assert.equal(await says(), 'An e-mail with your personal link has been sent to a.sergeeva@regulator.example.')
  })
})

describe('the page of a notice of non-participation', () => {
  const notice = 'Notice of non-participation received'
  const dayNotice = 'Absence from AI Governance Day noted'

  /** Presses the one button by which whoever comes nowhere declines another form too. */
  async function declineToo(visitor: Visitor, $: CheerioAPI): Promise<CheerioAPI> {
    const [action, ...more] = $('.tasks form')
      .toArray()
      .map(form => String($(form).attr('action')))
    assert.deepEqual([Boolean(action), more], [true, []])
    const response = await visitor.submit(String(action), filledIn($, String(action)))
    assert.equal(response.status, 200)
    return load(await response.text())
  }

  test('calls it so everywhere, sends nobody to register, and declines the other day in one press', async t => {
    const { app, visitor, after, reference, query } = await started(t)
    const refused = await after('participation', refusal)
    assert.equal(said(refused)[0], notice)
    assert.deepEqual(next(refused), [`You can change or withdraw this reply ${until}`])
    assert.deepEqual(others(refused), ['AI Governance Day about a minute Not filled in Decline AI Governance Day too'])
    assert.deepEqual(
      lines(refused, 'main h2').filter(title => /confirm/i.test(title)),
      [],
    )
    const declined = await declineToo(visitor, refused)
    assert.equal(said(declined)[0], dayNotice)
    assert.deepEqual(others(declined), ['Notice of non-participation Received'])
    const { id = 0 } = app.services.replies.participantByReference(reference()) ?? {}
    assert.deepEqual(
      app.services.replies.repliesOf(id).map(({ form, answers }) => [form, answers]),
      [
        ['ai-governance-day', { ai_attendance: 'no', privacy_read: 'yes' }],
        ['participation', { attendance: 'not_attending', privacy_read: 'yes' }],
      ],
    )
    const page = await pageAt(visitor, `/en/replies${query()}`)
    assert.deepEqual(lines(page, 'section.reply h2'), [
      'Notice of non-participation',
      'Request for a speaking slot',
      'Absence from AI Governance Day',
    ])
    const sheet = await pageAt(visitor, `/en/replies/sheet${query()}`)
    assert.equal(lines(sheet, '.sheet h2')[1], 'Notice of non-participation Сообщение о неучастии')
    assert.deepEqual(lines(await pageAt(visitor, '/en'), '.tasks a'), [
      'Notice of non-participation',
      'Request for a speaking slot',
      'Absence from AI Governance Day',
    ])
  })

  test('the press works in the other order, after the deadline, and overwrites nothing that came between', async t => {
    const { clock, visitor, after, send, query } = await started(t)
    const day = await after('ai-governance-day', { ...person, ai_attendance: 'no', privacy_read: 'yes' })
    assert.equal(said(day)[0], dayNotice)
    await send(`participation${query()}`, participation)
    const [action = ''] = day('.tasks form')
      .toArray()
      .map(form => form.attribs.action)
    const late = await visitor.post(action, filledIn(day, action))
    assert.equal(late.status, 409)
    await send(`replies/participation/withdrawal${query()}`)
    clock.turnTo(afterDeadline)
    const again = await pageAt(visitor, `/en/replies${query()}&done=ai-governance-day`)
    assert.equal(said(await declineToo(visitor, again))[0], notice)
  })

  test('who is not asked again whether the notice was read is who has confirmed it', async t => {
    const { app, visitor, query } = await started(t)
    const page = await visitor.submit('/en/participation', refusal)
    const fields = async ($: CheerioAPI) =>
      $('.tasks form input')
        .toArray()
        .map(({ attribs }) => attribs.name)
    assert.deepEqual(await fields(load(await page.text())), ['for', 'seen', 'ai_attendance', 'privacy_read'])
    app.services.database.exec(`UPDATE replies SET answers = json_remove(answers, '$.privacy_read')`)
    app.services.database.exec(`UPDATE reply_versions SET after = json_remove(after, '$.answers.privacy_read')`)
    const unread = await pageAt(visitor, `/en/replies${query()}&done=participation`)
    assert.deepEqual(await fields(unread), ['for', 'seen', 'ai_attendance'])
  })
})

describe('the same address, opened again', () => {
  const isPlain = ($: CheerioAPI) => lines($, 'h1').join() === 'The participant’s replies' && $('.panel').length === 0

  test('says when it was done, until others have corrected the reply or told a decision', async t => {
    const { app, clock, visitor, send, reference } = await started(t)
    const location = await send('speaking-slot', speakingSlot)
    const shown = async () => said(await pageAt(visitor, location)).slice(0, 2)
    const { replies } = app.services
    const id = replies.reply(replies.participantByReference(reference())?.id ?? 0, 'speaking-slot')?.id ?? 0
    const first = ['Reply sent: Request for a speaking slot', '28 April 2025 at 09:00, Geneva time']
    clock.goOn({ hours: 30 })
    assert.deepEqual(await shown(), first)
    // What the secretariat weighs is nothing that this page may tell.
    const run = (change: Change) => {
      app.services.decisions.run([{ id, version: replies.replyById(id)?.version ?? 0 }], change, 'x')
    }
    run({ kind: 'decide', to: 'in_review', note: '' })
    run({ kind: 'decide', to: 'slot_offered', note: '', session: 'segment-9-july' })
    assert.deepEqual(await shown(), first)
    run({ kind: 'release' })
    const told = await pageAt(visitor, location)
    assert.ok(isPlain(told))

    const action = String(told('form[action*="/answer?"]').attr('action'))
    const answer = { ...filledIn(told, action), answer: 'confirmed' }
    const confirmed = load(await (await visitor.submit(action, answer)).text())
    assert.deepEqual(said(confirmed).slice(0, 2), ['Speaking slot confirmed', '29 April 2025 at 15:00, Geneva time'])
    assert.deepEqual(next(confirmed), [registration, `You can change or withdraw this reply ${until}`])
  })

  test('says nothing of a form that was not sent or is not there, or of a withdrawn reply', async t => {
    const { visitor, send, query } = await started(t)
    await send('participation', participation)
    for (const claim of ['done=speaking-slot', 'unchanged=speaking-slot', 'done=nothing', 'done=__proto__'])
      assert.ok(isPlain(await pageAt(visitor, `/en/replies${query()}&${claim}`)), claim)
    await send(`replies/participation/withdrawal${query()}`)
    assert.ok(isPlain(await pageAt(visitor, `/en/replies${query()}&unchanged=participation`)))
  })

  test('a correction by the secretariat ends what was said of the participant’s own', async t => {
    const { app, visitor, send, reference } = await started(t)
    const location = await send('participation', participation)
    assert.equal(isPlain(await pageAt(visitor, location)), false)
    const { replies, receiver } = app.services
    const participant = replies.participantByReference(reference())
    const stored = participant && replies.reply(participant.id, 'participation')
    assert.ok(participant && stored)
    receiver.submit({
      form: edition.findForm('participation') ?? assert.fail(),
      participant,
      language: 'en',
      person: participant.person,
      answers: { ...stored.answers, notes: 'Corrected' },
      entry: { by: 'x', source: { kind: 'telephone', details: '' } },
    })
    assert.ok(isPlain(await pageAt(visitor, location)))
  })
})

test('the page for whoever may not see a reply knows nothing of the reference in its address', async t => {
  const { app, send, reference } = await started(t)
  await send('participation', participation)
  const stranger = createVisitor(app)
  const read = async (number: string) => {
    const $ = await pageAt(stranger, `/en/received/${number}`)
    assert.equal($('[data-reference]').attr('data-reference'), number)
    return lines($, 'main').join().replaceAll(number, '')
  }
  const texts = [await read(reference()), await read('2346-789D')]
  assert.equal(texts[0], texts[1])
  assert.match(texts[0] ?? '', /If you have just sent the form, the reply has been received\./)
})

test('whoever has registered is told nowhere to register', async t => {
  const { app, visitor, after } = await started(t)
  const site = 'www.wsis.org/forum'
  const told = async (official_registration: string) => {
    const receipt = await after('participation', { ...participation, official_registration })
    const personal = await pageAt(visitor, '/en/replies')
    const [letter] = app.services.outbox.latest(1)
    const { text } = letter ? await app.services.outbox.compose(letter) : assert.fail()
    const said = [next(receipt).join(), plain(personal('[aria-labelledby=keep-title]').text()), text]
    return said.map(one => one.includes(site))
  }
  assert.deepEqual(await told('later'), [true, true, true])
  assert.deepEqual(await told('done'), [false, false, false])
})

test('a form for somebody new says so to a browser that has replied, and the way to what was sent', async t => {
  const { visitor, after, query } = await started(t)
  const says = async (path: string) => lines(await pageAt(visitor, path), '.hint:has([href="/en/replies"])')
  assert.deepEqual(await says('/en/participation'), [])
  await after('participation', participation)
  assert.deepEqual(await says('/en/participation'), [
    'This form is for a new participant. To change replies already sent: My replies',
  ])
  assert.deepEqual(await says(`/en/participation${query()}`), [])
})
