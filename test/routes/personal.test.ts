import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, participation, person, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the personal page', () => {
  const clock = createDial()
  const app = useApp({}, clock)

  const only = (email: string) => app.services.replies.participantsByEmail(email)[0]
  const linkTo = (email: string) => `/ru/replies/${app.services.links.mint(only(email)?.id as number, email)}`

  test('shows everything that was answered, and nothing to who has no link', async () => {
    const visitor = createVisitor(app)
    const page = load(
      await (
        await visitor.submit('/en/participation', { ...participation, contact_email: 'all@regulator.example' })
      ).text(),
    )
    const shown = page('.answers dd')
      .map((_, line) => plain(page(line).text()))
      .get()
    const typed = [...Object.values(person), 'Olga Petrova, Adviser'].flat()
    const codes = ['someone_else', 'ru', 'mr', 'regulator', 'BY', 'head', 'a.sergeeva@regulator.example']
    assert.deepEqual(
      typed.filter(text => !shown.includes(text) && !codes.includes(text)),
      [],
    )
    assert.deepEqual(
      ['Belarus', 'Head of the authority', 'Tuesday 8 July'].filter(words => !shown.includes(words)),
      [],
    )
    const stranger = await createVisitor(app).get('/en/replies')
    assert.deepEqual([stranger.status, stranger.headers.get('location')], [303, '/en/link'])
  })

  test('a changed address takes what was mailed to the old one out of force, and is proven by its own link alone', async () => {
    const visitor = createVisitor(app)
    await visitor.submit('/ru/participation', { ...participation, contact_email: 'slip@regulator.example' })
    const old = linkTo('slip@regulator.example')
    assert.equal((await visitor.get(old)).headers.get('location'), '/ru/replies')
    assert.ok(only('slip@regulator.example')?.emailProvenAt)
    const right = { ...participation, contact_email: 'Right@regulator.example' }
    // The browser came by the old link, and stays where it is.
    assert.equal((await visitor.submit('/ru/participation', right)).status, 200)
    assert.equal((await createVisitor(app).get(old)).status, 404)
    const unproven = only('right@regulator.example')
    const browsers = app.services.links.mint(unproven?.id as number)
    await createVisitor(app).get(`/ru/replies/${browsers}`)
    assert.equal(only('right@regulator.example')?.emailProvenAt, null)
    await createVisitor(app).get(linkTo('Right@regulator.example'))
    assert.ok(only('right@regulator.example')?.emailProvenAt)
  })

  test('who only repeats what was sent is let in to nothing that its owner has opened by a letter', async () => {
    const body = { ...participation, contact_email: 'holder@regulator.example' }
    const stranger = createVisitor(app)
    await stranger.submit('/ru/participation', body)
    const again = createVisitor(app)
    // Until then a second press is the sender's own.
    assert.equal(
      (await again.post('/ru/participation', body)).headers.get('location'),
      '/ru/replies?done=participation',
    )
    await createVisitor(app).get(linkTo('holder@regulator.example'))
    const third = createVisitor(app)
    const reference = only('holder@regulator.example')?.reference
    assert.equal((await third.post('/ru/participation', body)).headers.get('location'), `/ru/received/${reference}`)
    for (const visitor of [stranger, again, third])
      assert.equal((await visitor.get('/ru/replies')).headers.get('location'), '/ru/link')
  })

  test('a mailed link opens it from any device, again and again, until it expires', async () => {
    await createVisitor(app).post('/ru/participation', { ...participation, contact_email: 'link@regulator.example' })
    const link = linkTo('link@regulator.example')
    for (let opening = 0; opening < 2; opening++) {
      const visitor = createVisitor(app)
      const opened = await visitor.get(link)
      assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/ru/replies'])
      assert.equal(opened.headers.get('cache-control'), 'no-store')
      assert.match(
        opened.headers.get('set-cookie') ?? '',
        /^reply=[\w-]{22}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      )
      assert.equal((await visitor.get('/ru/replies')).status, 200)
    }
    clock.goOn({ hours: 24 * 121 })
    const expired = await createVisitor(app).get(link)
    assert.equal(expired.status, 404)
    assert.equal(plain(load(await expired.text())('h1').text()), 'Ссылка не действует')
    clock.turnTo('2025-04-28T07:00:00Z')
  })

  test('whoever wrote an address alone into a form loses the page when its owner opens the letter', async () => {
    const stranger = createVisitor(app)
    await stranger.post('/ru/participation', { ...participation, contact_email: 'owner@regulator.example' })
    const status = async (visitor: ReturnType<typeof createVisitor>) => (await visitor.get('/ru/replies')).status
    const link = linkTo('owner@regulator.example')
    // A look at the head of the page proves nothing.
    await createVisitor(app).send(link, { method: 'HEAD' })
    assert.equal(await status(stranger), 200)
    const owner = createVisitor(app)
    await owner.get(link)
    assert.deepEqual([await status(stranger), await status(owner)], [303, 200])
    // What the owner’s browsers come by later stays, however often a letter is opened.
    const own = createVisitor(app)
    own.cookies.set('reply', app.services.links.mint(only('owner@regulator.example')?.id as number))
    await createVisitor(app).get(link)
    assert.equal(await status(own), 200)
  })

  test('the browser that sent the reply and opens its letter goes on as before', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'same@regulator.example' })
    await visitor.get(linkTo('same@regulator.example'))
    const form = load(await (await visitor.get('/ru/speaking-slot')).text())
    assert.equal(form('#contact_email').val(), 'same@regulator.example')
  })

  describe('a form that was opened before something changed', () => {
    const inputs = (html: string) =>
      Object.fromEntries(
        load(html)('#reply-form [name=seen], #reply-form [name=notes]')
          .toArray()
          .map(input => [load(html)(input).attr('name'), load(html)(input).val()]),
      ) as { seen?: string; notes?: string }
    const alertOn = (html: string) => load(html)('#reply-form [role=alert] p').first().text().split(/[:.]/)[0]

    /** Somebody whose reply is here, with the form open, and what to send from it. */
    async function opened(contact_email: string) {
      const visitor = createVisitor(app)
      const form = { ...participation, contact_email }
      const first = await visitor.get('/en/participation')
      assert.equal(inputs(await first.text()).seen, undefined)
      await visitor.post('/en/participation', form)
      const { seen = '' } = inputs(await (await visitor.get('/en/participation')).text())
      const send = (changes: TypedForm) => visitor.post('/en/participation', { ...form, seen, ...changes })
      const stored = () => app.services.replies.reply(only(contact_email)?.id as number, 'participation')
      return { visitor, form, seen, send, stored }
    }

    /** The secretariat enters this correction. */
    async function corrected(contact_email: string, changes: TypedForm) {
      const desk = await signedIn(app)
      const path = `/admin/replies/${only(contact_email)?.reference}/participation/entry`
      const { seen = '' } = inputs(await (await desk.get(path)).text())
      const body = { ...participation, contact_email, source: 'correction', seen, ...changes }
      assert.equal((await desk.post(path, body)).status, 303)
    }

    test('replaces no correction that it did not show, keeps what was typed, and is sent by a second press', async () => {
      const email = 'early@regulator.example'
      const { visitor, form, seen, send, stored } = await opened(email)
      await corrected(email, { notes: 'By the secretariat' })
      // Another language and a mistake do not make the page a newer one.
      const inRussian = await visitor.post('/ru/participation', { ...form, seen, switch_language: 'ru' })
      assert.equal(inputs(await inRussian.text()).seen, seen)
      const mistaken = await send({ attendance: '' })
      assert.deepEqual([mistaken.status, inputs(await mistaken.text()).seen], [422, seen])
      const refused = await send({ notes: 'By the participant' })
      const html = await refused.text()
      const fresh = inputs(html)
      assert.deepEqual(
        [refused.status, alertOn(html), fresh.notes, stored()?.answers.notes],
        [409, 'The saved reply has changed since you opened this page', 'By the participant', 'By the secretariat'],
      )
      assert.equal((await send({ ...fresh })).status, 303)
      assert.equal(stored()?.answers.notes, 'By the participant')
    })

    test('is taken when only a decision came between, when it is pressed twice, and when it does not say', async () => {
      const { seen, send, stored } = await opened('between@regulator.example')
      const { id = 0, version = 0 } = stored() ?? {}
      app.services.decisions.run([{ id, version }], { kind: 'decide', to: 'noted', note: '' }, 'x')
      const statuses = [await send({ notes: 'one' }), await send({ notes: 'one' })].map(({ status }) => status)
      assert.deepEqual([...statuses, stored()?.answers.notes], [303, 303, 'one'])
      assert.equal((await send({ notes: 'two', seen: [] })).status, 303)
      assert.equal((await send({ notes: 'three', seen })).status, 409)
    })

    test('makes no second participant when the browser’s link has ended meanwhile', async () => {
      const email = 'ended@regulator.example'
      const { send } = await opened(email)
      await createVisitor(app).get(linkTo(email))
      const refused = await send({ notes: 'typed for long' })
      const html = await refused.text()
      assert.deepEqual(
        [refused.status, alertOn(html), inputs(html)],
        [409, 'You can no longer see this participant’s replies in this browser', { notes: 'typed for long' }],
      )
      assert.equal(app.services.replies.participantsByEmail(email).length, 1)
    })
  })

  test('no token is stored or logged as it is', async () => {
    const token = linkTo('link@regulator.example').split('/').at(-1) as string
    const stored = JSON.stringify(app.services.database.prepare('SELECT * FROM links').all())
    assert.equal(stored.includes(token), false)
    assert.equal(token.length, 22)
  })

  test('“send me my link” answers the same for known and unknown addresses, and mails only the known', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'known@regulator.example' })
    const ask = async (contact_email: string) => {
      const response = await createVisitor(app).post('/en/link', { contact_email })
      return [response.status, await response.text()]
    }
    const before = app.services.outbox.latest(1)[0]?.id
    assert.deepEqual(await ask('unknown@regulator.example'), await ask(' Known@Regulator.Example '))
    const [latest] = app.services.outbox.latest(1)
    assert.deepEqual(
      [latest?.kind, latest?.recipient, latest?.language, (latest?.id ?? 0) - (before ?? 0)],
      ['personal_link', 'known@regulator.example', 'ru', 1],
    )
  })

  test('an address that cannot be one is explained, and stays typed', async () => {
    const ask = async (contact_email: string) => {
      const $ = load(await (await createVisitor(app).post('/ru/link', { contact_email })).text())
      assert.equal($('#contact_email').val(), contact_email)
      return $('.error-summary a').text().replaceAll('\u00a0', ' ')
    }
    assert.deepEqual(
      [await ask('office'), await ask('оffice@itu.example'), await ask('a@itu.example, b@itu.example'), await ask('')],
      [
        'Введите адрес электронной почты в виде name@example.org',
        'Замените кириллическую букву «о» на латинскую и введите адрес электронной почты заново',
        'Укажите только один адрес электронной почты, без пробелов и запятых',
        'Введите адрес электронной почты',
      ],
    )
  })

  test('replies that do not fit together are pointed out, never refused', async () => {
    const visitor = createVisitor(app)
    const hints = async () => {
      const $ = load(await (await visitor.get('/en/replies')).text())
      return $('main > .notice')
        .toArray()
        .filter(notice => !$(notice).hasClass('notice--done'))
        .map(notice => $(notice).text().split(/[.,:]/)[0])
    }
    const typed = { contact_email: 'hints@regulator.example', organization: 'Hinting Authority' }
    await visitor.post('/en/speaking-slot', { ...speakingSlot, ...typed })
    const alone = await hints()
    assert.equal(alone.length, 1)
    await visitor.post('/en/participation', { ...participation, ...typed })
    assert.deepEqual(await hints(), [])
    await visitor.post('/en/ai-governance-day', { ...aiGovernanceDay, ...typed })
    const aiDay = await hints()
    assert.equal(aiDay.length, 1)
    assert.notDeepEqual(aiDay, alone)
  })

  test('a second speaking request of one authority is hinted at only to who has proven the shared address', async () => {
    const typed = { contact_email: 'shared@regulator.example', organization: 'Shared Authority' }
    await createVisitor(app).post('/en/speaking-slot', {
      ...speakingSlot,
      ...typed,
      topic: 'The first of two',
      family_name: 'First',
    })
    const second = createVisitor(app)
    await second.post('/en/speaking-slot', {
      ...speakingSlot,
      ...typed,
      topic: 'The second of two',
      family_name: 'Second',
    })
    await second.post('/en/participation', { ...participation, ...typed, family_name: 'Second' })
    const notices = async () => load(await (await second.get('/en/replies')).text())('main > .notice').length
    assert.equal(await notices(), 0)
    const { replies, links } = app.services
    const participant = replies
      .participantsByEmail(typed.contact_email)
      .find(({ person }) => person.family_name === 'Second')
    await second.get(`/en/replies/${links.mint(participant?.id as number, participant?.email)}`)
    assert.equal(await notices(), 1)
  })

  test('each chosen segment has its calendar file, whole days that no zone can shift', async () => {
    const visitor = createVisitor(app)
    const page = load(
      await (
        await visitor.submit('/en/participation', { ...participation, contact_email: 'ics@regulator.example' })
      ).text(),
    )
    const files = page('a[href$=".ics"]')
      .map((_, link) => page(link).attr('href'))
      .get()
    assert.deepEqual(
      files,
      ['wsis_high_level_event', 'regulators_round_table'].map(name => `/en/replies/calendar/${name}.ics`),
    )
    const file = await visitor.get(files[1] as string)
    assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8')
    const lines = (await file.text()).split('\r\n')
    assert.deepEqual(
      lines.filter(line => /^(DTSTART|DTEND|SUMMARY)/.test(line)),
      ['DTSTART;VALUE=DATE:20250708', 'DTEND;VALUE=DATE:20250709', 'SUMMARY:Round table for regulators'],
    )
  })

  test('the print sheet has every answer in both languages', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'sheet@regulator.example' })
    const $ = load(await (await visitor.get('/ru/replies/sheet')).text())
    const country = $('tr').filter((_, row) => $(row).find('th').text().includes('Государство'))
    assert.deepEqual(
      [
        country.find('th span').text(),
        country
          .find('td p')
          .map((_, line) => $(line).text())
          .get(),
      ],
      ['Country', ['Беларусь', 'Belarus']],
    )
  })

  test('who shares a computer can leave, and then nothing personal is shown', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'leave@regulator.example' })
    assert.equal((await visitor.post('/ru/replies/leave')).headers.get('location'), '/ru')
    assert.equal((await visitor.get('/ru/replies')).status, 303)
    const form = load(await (await visitor.get('/ru/participation')).text())
    assert.equal(form('#family_name').val(), '')
  })

  test('what a browser held opens nothing once it was left; a mailed link still opens from its letter', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'left@regulator.example' })
    const browser = visitor.cookies.get('reply') as string
    const mailed = linkTo('left@regulator.example').split('/').at(-1) as string
    const opens = async (token: string) => {
      const next = createVisitor(app)
      next.cookies.set('reply', token)
      return (await next.get('/ru/replies')).status
    }
    assert.equal(await opens(browser), 200)
    await visitor.post('/ru/replies/leave')
    visitor.cookies.set('reply', mailed)
    await visitor.post('/ru/replies/leave')
    assert.deepEqual([await opens(browser), await opens(mailed)], [303, 200])
  })
})

test('the very same answers much later give the reference and a mailed link, never the personal page', async t => {
  const clock = createDial('2025-04-20T07:00:00Z')
  const app = await appFor(t, {}, clock)
  const first = await createVisitor(app).submit('/ru/participation', participation)
  const reference = load(await first.text())('[data-reference]').attr('data-reference')
  clock.goOn({ minutes: 61 })
  const visitor = createVisitor(app)
  const again = await visitor.post('/ru/participation', participation)
  assert.equal(again.headers.get('location'), `/ru/received/${reference}`)
  const page = load(await (await visitor.get(`/ru/received/${reference}`)).text())
  assert.equal(page('[data-reference]').attr('data-reference'), reference)
  assert.equal(visitor.cookies.size, 0)
  assert.deepEqual(
    app.services.outbox.latest(9).map(letter => letter.kind),
    ['personal_link', 'received'],
  )
})
