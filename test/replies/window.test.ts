import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { simpleParser } from 'mailparser'
import { edition } from '#edition/index.ts'
import { isOpen } from '../../src/facts/closing.ts'
import { participation, type TypedForm, typedForms } from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { filledIn, pageAt, plain, referenceOn, textIn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const before1s = '2025-04-30T21:59:58Z'
const lastSecond = '2025-04-30T21:59:59Z'
const endOfLastSecond = '2025-04-30T21:59:59.999Z'
const after1s = '2025-04-30T22:00:00Z'

test('the last second of 30 April 2025 in Geneva still counts, the next does not', () => {
  for (const form of edition.forms) {
    const open = [before1s, lastSecond, endOfLastSecond, after1s].map(at => isOpen(form, Temporal.Instant.from(at)))
    assert.deepEqual(open, [true, true, true, false])
  }
})

describe('around the deadline', () => {
  const clock = createDial()
  const app = useApp({}, clock)

  const count = () => app.services.database.prepare<[], { n: number }>('SELECT count(*) AS n FROM replies').get()?.n

  for (const [path, form] of Object.entries(typedForms)) {
    test(`${path} is taken in the last second and refused with what was typed in the next`, async () => {
      clock.turnTo(lastSecond)
      const inTime = await createVisitor(app).post(`/ru/${path}`, { ...form, notes: 'in time' })
      assert.equal(inTime.status, 303)
      const stored = count()
      clock.turnTo(after1s)
      for (const [language, title] of [
        ['ru', 'Срок ответа истек'],
        ['en', 'The deadline has passed'],
      ]) {
        const late = await createVisitor(app).post(`/${language}/${path}`, { ...form, contact_name: '<b>late</b>' })
        assert.equal(late.status, 410)
        assert.equal(late.headers.get('cache-control'), 'no-store')
        const $ = load(await late.text())
        assert.equal($('h1').text(), title)
        const shown = $('.answers dd')
          .map((_, line) => $(line).text())
          .get()
        assert.deepEqual(
          ['<b>late</b>', String(form.family_name), String(form.position_ru)].map(text => shown.includes(text)),
          [true, true, true],
        )
      }
      assert.equal(count(), stored)
    })
  }

  test('after the deadline a change is refused; a refusal, a withdrawal and the name of a deputy are taken', async () => {
    clock.turnTo(before1s)
    const visitor = createVisitor(app)
    const reference = await referenceOn(await visitor.submit('/ru/participation', { ...participation, notes: 'guard' }))
    const path = `/ru/participation?for=${reference}`
    const participant = app.services.replies.participantByReference(reference)
    const stored = () => app.services.replies.reply(participant?.id ?? 0, 'participation')
    clock.turnTo(after1s)
    const page = load(await (await visitor.get('/ru/replies')).text())
    assert.equal(page(`a[href="${path}"]`).text(), 'Сообщить об\u00a0отказе или указать представителя')
    const deputy = {
      attendance: 'representative',
      representative_name: 'Olga Petrova',
      representative_position: 'Deputy Head',
      representative_email: 'olga@regulator.example',
    }
    const statusAfter = async (changes: TypedForm) =>
      (await visitor.post(path, { ...participation, notes: 'guard', ...changes })).status
    assert.equal(await statusAfter({ notes: 'late' }), 410)
    assert.equal(await statusAfter({ ...deputy, notes: 'late' }), 410)
    assert.equal(await statusAfter({ ...deputy, family_name: 'Petrov' }), 410)
    assert.equal(stored()?.answers.attendance, 'in_person')
    assert.equal(await statusAfter(deputy), 303)
    assert.equal(stored()?.answers.representative_name, 'Olga Petrova')
    assert.equal(await statusAfter({ attendance: 'not_attending' }), 303)
    assert.equal(stored()?.answers.attendance, 'not_attending')
    assert.equal((await visitor.post(`/ru/replies/participation/withdrawal?for=${reference}`)).status, 303)
    assert.equal(stored()?.status, 'withdrawn')
    const stranger = await createVisitor(app).post('/ru/participation', {
      ...participation,
      ...{ family_name: 'Late', attendance: 'not_attending' },
    })
    assert.equal(stranger.status, 303)
  })

  test('after the deadline each page offers what is still taken there, and nothing else', async () => {
    clock.turnTo(before1s)
    const visitor = createVisitor(app)
    const reference = await referenceOn(
      await visitor.submit('/en/participation', { ...participation, family_name: 'Still' }),
    )
    await visitor.post(`/en/speaking-slot?for=${reference}`, { ...typedForms['speaking-slot'], family_name: 'Still' })
    clock.turnTo(after1s)
    const offers = async () => {
      const $ = await pageAt(visitor, `/en/replies?for=${reference}`)
      return $('.reply > p > .button')
        .toArray()
        .map(link => [$(link).attr('href'), $(link).text()])
    }
    const of = (path: string) => `/en/${path}?for=${reference}`
    const refusal = 'Say that the participant will not attend'
    assert.deepEqual(await offers(), [
      [of('participation'), `${refusal}, or name a deputy`],
      [of('speaking-slot'), 'Name a deputy'],
      [of('ai-governance-day'), refusal],
    ])
    const hintOn = async (path: string) => plain((await pageAt(visitor, of(path)))('form .hint').first().text())
    const since = 'The deadline was 23:59 on 30 April 2025, Geneva time (UTC+2). You can still use this form for'
    assert.deepEqual(
      [await hintOn('participation'), await hintOn('speaking-slot'), await hintOn('ai-governance-day')],
      [
        `${since} two things only: to say that the participant will not attend, or who will come instead.`,
        `${since} one thing only: to say who will come instead of the participant.`,
        `${since} one thing only: to say that the participant will not attend.`,
      ],
    )
    for (const path of ['participation', 'speaking-slot'])
      await visitor.post(`/en/replies/${path}/withdrawal?for=${reference}`)
    assert.deepEqual(await offers(), [
      [of('participation'), refusal],
      [of('ai-governance-day'), refusal],
    ])
    assert.equal((await pageAt(visitor, of('speaking-slot')))('#reply-form').length, 0)
    assert.equal((await pageAt(createVisitor(app), '/en/speaking-slot?late=1'))('#reply-form').length, 0)
  })

  test('home asks for nothing after the deadline, and each of its links leads to something', async () => {
    const visitor = createVisitor(app)
    clock.turnTo(before1s)
    const reference = await referenceOn(
      await visitor.submit('/ru/participation', { ...participation, family_name: 'Home' }),
    )
    const tasks = async (who: typeof visitor) => {
      const $ = await pageAt(who, '/ru')
      const links = $('.tasks li').toArray()
      return [$('#tasks-title').text(), ...links.map(task => $(task).find('a').attr('href'))]
    }
    assert.deepEqual(await tasks(createVisitor(app)), [
      'Что нужно сделать',
      '/ru/participation',
      '/ru/speaking-slot',
      '/ru/ai-governance-day',
    ])
    clock.turnTo(after1s)
    assert.deepEqual(await tasks(createVisitor(app)), [''])
    assert.deepEqual(await tasks(visitor), [
      'Ответы на\u00a0циркулярное письмо',
      `/ru/replies?for=${reference}#participation`,
    ])
    const ways = async (who: typeof visitor) => {
      const $ = await pageAt(who, '/ru')
      const links = $('.card a').toArray()
      return links.map(link => $(link).attr('href'))
    }
    const mail = 'mailto:wsis-info@itu.int'
    const refusal = '/ru/participation?late=1&attendance=not_attending'
    assert.deepEqual(await ways(createVisitor(app)), ['/ru/link', refusal, mail])
    assert.deepEqual(await ways(visitor), ['/ru/replies', mail])
    assert.equal((await pageAt(createVisitor(app), refusal))('#reply-form').length, 1)
    for (const word of ['будет', 'Просим'])
      assert.equal(textIn(await pageAt(createVisitor(app), '/ru'), '.card').includes(word), false)
  })

  test('a late sender gets everything again in the other language, and a letter with the incident alone', async () => {
    clock.turnTo(after1s)
    const visitor = createVisitor(app)
    const letterOn = ($: CheerioAPI) => [$('a[href^="mailto:"]').first().attr('href'), plain($('.hint').first().text())]
    const says = (incident: string, url: string | undefined) =>
      assert.equal(url, `mailto:wsis-info@itu.int?subject=${incident}`)
    const $ = load(await (await visitor.post('/ru/participation', { ...participation, notes: 'a\nb' })).text())
    const [url, code = ''] = letterOn($)
    says(code.match(/[0-9a-f]{8}/)?.[0] ?? '', url)
    const again = filledIn($, '/ru/participation')
    // What is looked at in another language is not sent there.
    const inEnglish = '/en/participation/check'
    assert.equal($('button[name=switch_language]').attr('formaction'), inEnglish)
    const response = await visitor.post(inEnglish, { ...again, switch_language: 'en' })
    assert.equal(response.status, 410)
    const other = load(await response.text())
    const [otherUrl, otherCode = ''] = letterOn(other)
    says(otherCode.match(/[0-9a-f]{8}/)?.[0] ?? '', otherUrl)
    assert.match(other('textarea').text(), /Notes: a\nb\n[\s\S]*Family name: Ivanov\n/)
    assert.deepEqual(filledIn(other, inEnglish), again)
  })

  test('a blank form says until when it is taken, and since when no longer', async () => {
    const says = async () =>
      textIn(await pageAt(createVisitor(app), '/en/participation/blank'), '.sheet-table > thead th:last-child')
    clock.turnTo(lastSecond)
    assert.match(await says(), /^Reply by 23:59 on 30 April 2025, .*Просим ответить не позднее 30 апреля 2025 года, /)
    clock.turnTo(after1s)
    assert.match(await says(), /^Replies are closed\. .*Прием ответов завершен\. /)
  })

  test('a letter says what is true in the second in which it is written', async () => {
    const visitor = createVisitor(app)
    clock.turnTo(before1s)
    const reference = await referenceOn(
      await visitor.submit('/en/participation', {
        ...participation,
        family_name: 'Letter',
        contact_email: 'letter@regulator.example',
        correspondence_language: 'en',
      }),
    )
    const newest = async () => {
      await app.services.outbox.deliverDue()
      const files = readdirSync(join(app.folder, 'letters')).toSorted()
      return plain((await simpleParser(readFileSync(join(app.folder, 'letters', files.at(-1) ?? '')))).text ?? '')
    }
    clock.turnTo(endOfLastSecond)
    assert.match(await newest(), /You can send and change replies until 23:59 on 30 April 2025/)
    clock.turnTo(after1s)
    await visitor.post(`/en/participation?for=${reference}`, {
      ...participation,
      ...{ family_name: 'Letter', contact_email: 'letter@regulator.example' },
      ...{ correspondence_language: 'en', attendance: 'not_attending' },
    })
    assert.match(await newest(), /Replies closed at .* They can still be withdrawn, and a deputy can be named\./)
    await visitor.post(`/en/replies/participation/withdrawal?for=${reference}`)
    const withdrawn = await newest()
    assert.match(
      withdrawn,
      /has been withdrawn\. .* Replies closed at 23:59 on 30 April 2025, Geneva time \(UTC\+2\)\./,
    )
    assert.doesNotMatch(withdrawn, /still be/)
  })

  test('a closed form says so, with the deadline in Geneva time', async () => {
    clock.turnTo(after1s)
    const page = load(await (await createVisitor(app).get('/ru/participation')).text())
    assert.equal(page('form#reply-form').length, 0)
    assert.equal(
      page('.notice p').first().text().replaceAll('\u00a0', ' '),
      'Прием ответов завершен. Срок ответа: 30 апреля 2025 года, 23:59 по женевскому времени (UTC+2).',
    )
  })
})

test('a form that closes at another time says so in every sentence', async t => {
  const later = Temporal.Instant.from('2025-05-15T21:59:59Z')
  const [form] = edition.forms
  assert.ok(form)
  const { closesAt } = form
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  t.after(() => Object.assign(form, { closesAt }))
  Object.assign(form, { closesAt: later })
  const visitor = createVisitor(app)
  const open = load(await (await visitor.get(`/en/${form.path}`)).text())('main').text()
  clock.turnTo('2025-05-16T08:00:00Z')
  const late = await visitor.post(`/en/${form.path}`, typedForms[form.path])
  const refused = load(await late.text())('main').text()
  const closed = load(await (await visitor.get(`/en/${form.path}`)).text())('main').text()
  assert.equal(late.status, 410)
  // A deadline in each of the three pages, and no other date of spring among them.
  const named = [open, refused, closed].map(text => text.replaceAll('\u00a0', ' ').match(/23:59 on \d+ \w+ 2025/g))
  assert.deepEqual(named, [['23:59 on 15 May 2025'], ['23:59 on 15 May 2025'], ['23:59 on 15 May 2025']])
})
