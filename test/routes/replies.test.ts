import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, participation, person, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { secondStep } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the personal page', () => {
  const clock = createDial()
  const app = useApp({}, clock)

  const only = (email: string) => app.services.replies.participantsByEmail(email)[0]
  const linkTo = (email: string) => `/ru/replies/${app.services.access.mailLink(email)}`

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
      const path = `/en/participation?for=${only(contact_email)?.reference}`
      const { seen = '' } = inputs(await (await visitor.get(path)).text())
      const send = (changes: TypedForm) => visitor.post(path, { ...form, seen, ...changes })
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
      for (const step of ['answer', 'participant', 'check']) {
        const body = { ...form, seen, switch_language: 'ru', for: only(email)?.reference ?? '' }
        const inRussian = await visitor.post(`/ru/participation/${step}`, body)
        assert.deepEqual([step, inputs(await inRussian.text()).seen], [step, seen])
      }
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
      const owner = createVisitor(app)
      await owner.get(linkTo(email))
      await owner.post('/en/link')
      const refused = await send({ notes: 'typed for long' })
      const html = await refused.text()
      assert.deepEqual(
        [refused.status, alertOn(html), inputs(html)],
        [409, 'You can no longer see this participant’s replies in this browser', { notes: 'typed for long' }],
      )
      assert.equal(app.services.replies.participantsByEmail(email).length, 1)
    })
  })

  test('replies that do not fit together are pointed out, never refused', async () => {
    const visitor = createVisitor(app)
    const hints = async () => {
      const $ = load(await (await visitor.get('/en/replies')).text())
      return $('.beside > div > .notice')
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
    const own = app.services.replies
      .participantsByEmail(typed.contact_email)
      .find(({ person }) => person.family_name === 'Second')?.reference
    const notices = async () =>
      load(await (await second.get(`/en/replies?for=${own}`)).text())('.beside > div > .notice').length
    assert.equal(await notices(), 0)
    const { access } = app.services
    await second.get(`/en/replies/${access.mailLink(typed.contact_email)}`)
    await second.post('/en/link')
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
    const reference = page('[data-reference]').attr('data-reference')
    assert.deepEqual(
      files,
      ['wsis_high_level_event', 'regulators_round_table'].map(name => `/en/replies/calendar/${reference}/${name}.ics`),
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
    // The privacy notice names the button as the page does.
    for (const language of ['ru', 'en']) {
      const read = async (page: string) => load(await (await visitor.get(`/${language}/${page}`)).text())
      const button = plain((await read('replies'))('.leave button').text())
      const notice = plain((await read('privacy'))('main').text())
      assert.ok(button && notice.includes(button), button)
    }
    const left = await visitor.post('/ru/replies/leave')
    assert.deepEqual([left.headers.get('location'), left.headers.get('clear-site-data')], ['/ru', '"cache"'])
    assert.equal((await visitor.get('/ru/replies')).status, 303)
    const form = await secondStep(visitor, '/ru/participation', participation)
    assert.deepEqual([form('#family_name').val(), form('#contact_email').val()], ['', ''])
  })
})

describe('case 8: the link of a letter, pasted with what stood beside it', () => {
  const app = useApp()
  const spoiled = [
    (token: string) => `${token}.`,
    (token: string) => `${token}%3E`,
    (token: string) => `%3C${token}%3E`,
    (token: string) => `${token}),`,
    (token: string) => `${token}%C2%BB`,
    (token: string) => `%20${token}%20`,
    (token: string) => `${token}%0D%0A`,
  ]
  for (const spoil of spoiled)
    test(`${spoil('TOKEN')} opens what TOKEN opens, a member's invitation too`, async () => {
      await createVisitor(app).submit('/en/participation', participation)
      const browser = createVisitor(app)
      const token = app.services.access.mailLink(String(participation.contact_email))
      const opened = await browser.get(`/en/replies/${spoil(token)}`)
      assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/en/replies'])
      assert.equal((await browser.get('/en/replies')).status, 200)
      const email = `member-${spoiled.indexOf(spoil)}@itu.example`
      await app.services.staff.invite({ email, role: 'viewer', language: 'en' }, 'x')
      const [letter] = app.services.outbox.latest(1)
      const text = (letter && (await app.services.outbox.compose(letter)).text) ?? ''
      const invitation = text.match(/\/admin\/password\/([\w-]+)/)?.[1] ?? ''
      assert.equal((await browser.get(`/admin/password/${spoil(invitation)}`)).status, 200)
    })
})
