import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { referenceOn, secondStep } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the link to the personal page', () => {
  const clock = createDial()
  const app = useApp({}, clock)

  const only = (email: string) => app.services.replies.participantsByEmail(email)[0]
  const linkTo = (email: string) => `/ru/replies/${app.services.access.mailLink(email)}`

  test('a changed address ends what was mailed to the old one, and is proven by its own link alone', async () => {
    const visitor = createVisitor(app)
    await visitor.submit('/ru/participation', { ...participation, contact_email: 'slip@regulator.example' })
    const old = linkTo('slip@regulator.example')
    assert.equal((await visitor.get(old)).headers.get('location'), '/ru/replies')
    await visitor.post('/ru/link')
    assert.ok(only('slip@regulator.example')?.emailProvenAt)
    const path = `/ru/participation?for=${only('slip@regulator.example')?.reference}`
    const right = { ...participation, contact_email: 'Right@regulator.example' }
    // The browser came by the old link, and stays where it is.
    assert.equal((await visitor.submit(path, right)).status, 200)
    assert.equal((await createVisitor(app).get(old)).status, 404)
    await visitor.post('/ru/link')
    assert.equal(only('right@regulator.example')?.emailProvenAt, null)
    const owner = createVisitor(app)
    await owner.get(linkTo('Right@regulator.example'))
    await owner.post('/ru/link')
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
      `/ru/replies?for=${only('holder@regulator.example')?.reference}&done=participation`,
    )
    const owner = createVisitor(app)
    await owner.get(linkTo('holder@regulator.example'))
    await owner.post('/ru/link')
    const third = createVisitor(app)
    const reference = only('holder@regulator.example')?.reference
    assert.equal((await third.post('/ru/participation', body)).headers.get('location'), `/ru/received/${reference}`)
    for (const visitor of [stranger, again, third])
      assert.equal((await visitor.get('/ru/replies')).headers.get('location'), '/ru/link')
  })

  test('however often and in whatever case an address is typed, one letter goes out', async () => {
    for (const [given, asked] of [
      ['Twice@regulator.example', ['twice@regulator.example', 'TWICE@Regulator.Example']],
      ['twice@СВЯЗЬ.РФ', ['twice@связь.рф', 'Twice@Связь.рф', 'twice@СВЯЗЬ.РФ']],
    ] as const) {
      await createVisitor(app).post('/ru/participation', { ...participation, contact_email: given })
      for (const email of asked)
        assert.equal((await createVisitor(app).post('/ru/link', { contact_email: email })).status, 200)
      const letters = app.services.outbox.ofParticipant(only(given)?.id as number)
      assert.deepEqual(
        letters.map(({ kind }) => kind),
        ['received', 'personal_link'],
      )
    }
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

  test('whoever wrote an address alone into a form loses the page when its owner comes by letter', async () => {
    const stranger = createVisitor(app)
    await stranger.post('/ru/participation', { ...participation, contact_email: 'owner@regulator.example' })
    const status = async (visitor: ReturnType<typeof createVisitor>) => (await visitor.get('/ru/replies')).status
    const link = linkTo('owner@regulator.example')
    // A look at the head of the page proves nothing.
    await createVisitor(app).send(link, { method: 'HEAD' })
    assert.equal(await status(stranger), 200)
    const owner = createVisitor(app)
    await owner.get(link)
    await owner.post('/ru/link')
    assert.deepEqual([await status(stranger), await status(owner)], [303, 200])
    // What the owner’s browsers come by later stays, however often somebody comes by letter.
    const own = createVisitor(app)
    const id = only('owner@regulator.example')?.id ?? 0
    own.cookies.set('reply', app.services.access.admit([], id) ?? '')
    const again = createVisitor(app)
    await again.get(link)
    await again.post('/ru/link')
    assert.equal(await status(own), 200)
  })

  test('the browser that sent the reply and opens its letter goes on as before', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, contact_email: 'same@regulator.example' })
    await visitor.get(linkTo('same@regulator.example'))
    const form = await secondStep(visitor, '/ru/speaking-slot', speakingSlot)
    assert.equal(form('#contact_email').val(), 'same@regulator.example')
  })

  test('no token is stored or logged as it is', async () => {
    const token = linkTo('link@regulator.example').split('/').at(-1) as string
    const stored = JSON.stringify(app.services.database.prepare('SELECT * FROM mailed_links').all())
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
        'Введите адрес электронной почты: только один, без пробелов и запятых',
        'Введите адрес электронной почты',
      ],
    )
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
  const reference = await referenceOn(first)
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
