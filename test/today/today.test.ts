import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { undecidedStatuses } from '../../src/replies/statuses.ts'
import { chartOf } from '../../src/today/day-chart.ts'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp, useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { figuresOn } from '../support/figures.ts'
import { pageAt, plain, referenceOn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { countries } = edition

const rowsOn = ($: CheerioAPI, selector: string): string[] =>
  $(selector)
    .toArray()
    .map(row =>
      $(row)
        .find('th, td')
        .toArray()
        .map(cell => plain($(cell).text()).replaceAll('\u2060', '').trim())
        .filter(Boolean)
        .join(' | '),
    )

const queuesOn = ($: CheerioAPI): string[] =>
  $('.queues li')
    .toArray()
    .map(row => plain($(row).text()).replace(/\s+/g, ' ').trim())

const totalOf = (app: TestApp, sql: string): number =>
  app.services.database.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get() ?? 0

test('the day counts days in Geneva, regions and statuses, and says how long there is', async t => {
  // The night in which the clocks of Geneva go forward: 30 March, 01:00 UTC.
  const clock = createDial('2025-03-29T22:30:00Z')
  const app = await appFor(t, {}, clock)
  const send = (family_name: string, form: 'participation' | 'speaking-slot', country: string) =>
    createVisitor(app).post(`/ru/${form}`, {
      ...(form === 'participation' ? participation : speakingSlot),
      family_name,
      country,
    })
  await send('Adamov', 'participation', 'BY')
  clock.turnTo('2025-03-29T23:30:00Z')
  await send('Borisov', 'participation', 'KZ')
  clock.turnTo('2025-03-31T22:30:00Z')
  await send('Garcia', 'speaking-slot', 'ES')

  const $ = await pageAt(await signedIn(app), '/admin')
  assert.deepEqual(
    [plain($('h1').text()), plain($('.today-head p').text())],
    ['Tuesday 1 April', 'Deadline: 23:59 on 30 April 2025. Left: 29 days, 23 hours.'],
  )
  const days = $('.days li')
    .toArray()
    .map(day => plain($(day).text()).replace(/\s+/g, ' ').trim())
  assert.deepEqual(
    [days.length, ...days.slice(0, 5), days.at(-1)],
    [
      33,
      'Saturday 29 March: 1',
      'Sunday 30 March: 1',
      'Monday 31 March: 0',
      'Tuesday 1 April: 1',
      'Wednesday 2 April: 0',
      'Wednesday 30 April: 0 last day',
    ],
  )
  assert.deepEqual(
    $('.chart text')
      .toArray()
      .map(text => plain($(text).text())),
    ['1', '1', 'today', 'deadline: 30 April'],
  )
  assert.deepEqual(
    rowsOn($, '[aria-labelledby=regions] tbody tr').filter(row => !row.includes('| 0 |')),
    ['CIS | 2 | 2 of 9', 'Europe | 1 | 1 of 46'],
  )
  assert.deepEqual(rowsOn($, '[aria-labelledby=states] tr'), [
    'Status | Participation | Speech | AI Day',
    'New | 2 | 1 | 0',
    'Participants without a reply | 1 | 2 | 3',
  ])
})

test('the last day is told in hours and minutes, and then that it is over', async t => {
  const clock = createDial('2025-04-30T20:30:00Z')
  const app = await appFor(t, {}, clock)
  const lead = async () =>
    plain((await pageAt(await signedIn(app, 'reviewer', 'ru'), '/admin'))('.today-head p').text())
  assert.equal(await lead(), 'Срок: 30 апреля 2025 года, 23:59. Осталось: 1 час 29 минут.')
  clock.turnTo('2025-04-30T22:00:00Z')
  assert.equal(await lead(), 'Срок истек')
})

describe('a desk with something of everything', () => {
  const clock = createDial('2025-04-25T10:00:00Z')
  const app = useApp({}, clock)
  const references = new Map<string, string>()
  const send = async (family_name: string, path: string, form: TypedForm, more: TypedForm = {}) => {
    const visitor = createVisitor(app)
    const contact_email = `${family_name}@regulator.example`.toLowerCase()
    // Nobody shares a telephone or an authority: that would be one who may stand twice, or speaks for it twice.
    const own = { contact_phone: `+41 22 730 51 ${10 + references.size}`, organization: `${family_name} Authority` }
    const receipt = await visitor.submit(`/ru/${path}`, { ...form, family_name, contact_email, ...own, ...more })
    references.set(family_name, await referenceOn(receipt))
    return visitor
  }
  const deskIn = (language: 'ru' | 'en') => signedIn(app, 'admin', language)
  const replyOf = (name: string, form: string) => {
    const participant = app.services.replies.participantByReference(references.get(name) ?? '') ?? assert.fail()
    return { participant, reply: app.services.replies.reply(participant.id, form) ?? assert.fail() }
  }
  const decide = (name: string, form: string, to: 'slot_offered' | 'invited', session?: string) => {
    const { reply } = replyOf(name, form)
    app.services.decisions.run(
      [{ id: reply.id, version: reply.version }],
      { kind: 'decide', to, note: '', session },
      'secretary@itu.example',
    )
  }
  const release = (name: string, form: string) => {
    const { reply } = replyOf(name, form)
    app.services.decisions.run([{ id: reply.id, version: reply.version }], { kind: 'release' }, 'x')
  }

  test('begins with what came in', async () => {
    await send('Adamov', 'participation', participation, { country: 'AM', visa_support: 'needed' })
    await send('Belov', 'participation', participation, {
      country: 'AZ',
      attendance: 'representative',
      visa_support: 'needed',
      representative_name: 'Somebody Else',
      representative_position: 'Deputy',
      representative_email: 'else@regulator.example',
    })
    await send('Chernov', 'participation', participation, { country: 'BY', attendance: 'remote' })
    await send('Dolin', 'participation', participation, { country: 'KG', attendance: 'not_attending' })
    const gone = await send('Egorov', 'participation', participation, { country: 'KZ', visa_support: 'needed' })
    await send('Fomin', 'speaking-slot', speakingSlot, { country: 'MD' })
    await send('Garin', 'speaking-slot', speakingSlot, { country: 'RU', available_days: ['2025-07-08'] })
    await send('Ivanov', 'speaking-slot', speakingSlot, { country: 'TJ' })
    for (const [name, country] of [
      ['Kotov', 'TM'],
      ['Lukin', 'UZ'],
    ] as const)
      await send(name, 'ai-governance-day', aiGovernanceDay, { country })
    clock.turnTo('2025-04-27T10:00:00Z')
    const page = load(await (await gone.get('/ru/replies')).text())
    await gone.post(page('form[action*=withdraw]').attr('action') as string)
    decide('Garin', 'speaking-slot', 'slot_offered', 'segment-11-july')
    decide('Ivanov', 'speaking-slot', 'slot_offered', 'round-table-8-july')
    release('Ivanov', 'speaking-slot')
    decide('Kotov', 'ai-governance-day', 'invited')
    release('Kotov', 'ai-governance-day')
    clock.turnTo('2025-04-28T06:00:00Z')
    const { participant, reply } = replyOf('Ivanov', 'speaking-slot')
    app.services.decisions.respond({ participant, form: reply.form, to: 'confirmed', seen: reply.version })
    clock.turnTo('2025-04-28T07:00:00Z')
    assert.equal(totalOf(app, 'replies'), 10)
  })

  test('each queue has the number of the database, and a nought leads nowhere', async () => {
    const undecided = (form: string) =>
      `counted_replies WHERE form = '${form}' AND pending_status IS NULL AND status IN ` +
      `(${undecidedStatuses(form).map(status => `'${status}'`)})`
    const counts = [
      totalOf(app, 'counted_replies WHERE is_unread = 1'),
      totalOf(app, undecided('speaking-slot')),
      totalOf(app, 'counted_replies WHERE pending_status IS NOT NULL'),
      1,
      totalOf(app, undecided('ai-governance-day')),
      app.services.duplicates.count(),
      totalOf(app, `counted_replies WHERE answers ->> '$.visa_support' = 'needed' AND status <> 'withdrawn'`),
      totalOf(app, 'unsent_letters'),
    ]
    assert.deepEqual(counts, [10, 1, 1, 1, 1, 0, 2, 0])
    const $ = await pageAt(await deskIn('ru'), '/admin')
    assert.deepEqual(queuesOn($), [
      '10 непрочитанных ответов',
      '1 заявка на выступление без решения',
      '1 решение без письма',
      '1 выступление в программе с замечаниями',
      '1 просьба о месте без решения',
      '0 пар возможных повторов',
      '2 участникам нужна визовая поддержка',
      '0 писем не отправлено',
    ])
    assert.deepEqual(
      $('.queues li')
        .toArray()
        .map(row => $(row).find('a').attr('href')),
      [
        '/admin/replies?unread=1',
        '/admin/replies?form=speaking-slot&status=received&status=in_review&pending=%211',
        '/admin/replies?pending=1',
        '/admin/programme/conflicts',
        '/admin/replies?form=ai-governance-day&status=interest_noted&pending=%211',
        undefined,
        '/admin/replies?form=participation&visa_support=needed',
        undefined,
      ],
    )
  })

  test('every number leads to a table of as many', async () => {
    const desk = await deskIn('en')
    const figures = figuresOn(await pageAt(desk, '/admin')).filter(({ href }) => href.startsWith('/admin/replies?'))
    assert.ok(figures.length > 30)
    assert.ok(figures.some(({ href }) => href.includes('since=')))
    for (const { href, count } of figures) {
      const shown = await pageAt(desk, `${href}&size=200`)
      assert.deepEqual([href, shown('.replies tbody tr').length], [href, count])
    }
  })

  test('what participants have said since yesterday is told, the newest first, and by whom it was', async () => {
    const desk = await deskIn('en')
    const news = async (query = '') => {
      const $ = await pageAt(desk, `/admin${query}`)
      return $('.news li')
        .toArray()
        .map(row =>
          $(row)
            .children()
            .toArray()
            .map(part => plain($(part).text()).trim())
            .join(' | '),
        )
    }
    const [confirmed, withdrawn] = [
      '28.04, 08:00 | Ivanov Petr, Tajikistan | Slot confirmed | participant',
      '27.04, 12:00 | Egorov Petr, Kazakhstan | Confirmation of participation: withdrawn | participant',
    ]
    assert.deepEqual(await news(), [confirmed, withdrawn])
    assert.deepEqual(await news('?since=2025-04-28'), [confirmed])
    assert.equal((await news('?since=2025-04-25')).length, 8)
    for (const odd of ['yesterday-ish', '2025-02-30', '2026-01-01', '2025-04-28&since=2025-04-28'])
      assert.deepEqual([odd, await news(`?since=${odd}`)], [odd, [confirmed, withdrawn]])

    await desk.post(`/admin/replies/${references.get('Adamov')}/participation/entry`, {
      ...participation,
      family_name: 'Adamov',
      contact_email: 'adamov@regulator.example',
      country: 'AM',
      position: 'Deputy',
      seen: '1.1',
      source: 'telephone',
    })
    assert.deepEqual(
      (await news())[0],
      [
        '28.04, 09:00 | Adamov Petr, Armenia',
        'Confirmation of participation: corrected (Telephone)',
        'admin-en@itu.example',
      ].join(' | '),
    )
    const $ = await pageAt(desk, '/admin')
    const all = totalOf(app, `counted_replies WHERE changed_at >= '2025-04-26T22:00:00Z'`)
    assert.deepEqual(
      [plain($('.news-head > a').text()), $('.news-head > a').attr('href'), all],
      ['New and corrected replies: 2', '/admin/replies?since=2025-04-27', 2],
    )
    assert.equal($('.news a').first().attr('href'), `/admin/replies/${references.get('Adamov')}?form=participation`)
  })

  test('who comes when is told by the way of coming, and a seat by whether it is taken', async () => {
    const $ = await pageAt(await deskIn('en'), '/admin')
    assert.deepEqual(rowsOn($, '[aria-labelledby=comers] tr'), [
      'Event | In person | Represen\u00adtatives | Remotely',
      'WSIS+20 High-Level Event 2025, 7–11 July | 1 | 1 | 1',
      'Round table for regulators, 8 July | 1 | 1 | 1',
      'High-level segment, 9–11 July | 0 | 0 | 0',
      'AI for Good Global Summit 2025, 8–11 July | 0 | 0 | 0',
      'AI Governance Day, 10 July | 2 | 0 | –',
    ])
    assert.deepEqual(rowsOn($, '[aria-labelledby=ways] tr'), [
      'In person | 1',
      'Remotely | 1',
      'A representative will attend | 1',
      'Not attending | 1',
    ])
    assert.deepEqual(
      $('.seats li')
        .toArray()
        .map(one => plain($(one).text()).trim()),
      ['1 of 200 taken', 'Accepted: 0', 'Not answered yet: 1', 'To be invited: 0', 'On the waiting list: 0'],
    )
    assert.equal(app.services.seating.count().taken, 1)
  })

  test('countries without a reply stand by region, and each leads to a form with it filled in', async () => {
    const $ = await pageAt(await deskIn('en'), '/admin/no-reply')
    const answered = ['AM', 'AZ', 'BY', 'KG', 'MD', 'RU', 'TJ', 'TM', 'UZ']
    const missing = countries.filter(({ code }) => !answered.includes(code))
    assert.equal(plain($('h1').text()), `Countries without a reply: ${missing.length}`)
    for (const region of edition.regions) {
      const links = $(`[aria-labelledby=${region}] li a`).toArray()
      const codes = links.map(link => new URL(`http://x${$(link).attr('href')}`).searchParams.get('country'))
      assert.deepEqual(
        codes.toSorted(),
        missing
          .filter(country => country.region === region)
          .map(({ code }) => code)
          .toSorted(),
      )
    }
    assert.deepEqual(
      $('[aria-labelledby=cis] li').text().replace(/\s+/g, ' ').trim(),
      'Kazakhstan Enter a reply: Kazakhstan',
    )
    assert.equal($('[aria-labelledby=cis] .to-copy').text(), 'Kazakhstan')
    const entry = await pageAt(await deskIn('en'), $('[aria-labelledby=cis] li a').attr('href') ?? '')
    assert.equal(entry('[name=country] [selected]').attr('value'), 'KZ')
    const nowhere = await pageAt(await deskIn('en'), '/admin/entries/participation?country=XX')
    assert.equal(nowhere('[name=country] [selected]').attr('value') ?? '', '')
  })

  test('a region from which everybody has answered says so', async () => {
    await send('Maratov', 'participation', participation, { country: 'KZ' })
    const desk = await deskIn('ru')
    const today = await pageAt(desk, '/admin')
    assert.deepEqual(
      rowsOn(today, '[aria-labelledby=regions] tbody tr').filter(row => row.startsWith('СНГ')),
      ['СНГ | 10 | все: 9 из 9'],
    )
    const page = await pageAt(desk, '/admin/no-reply')
    assert.equal(plain(page('[aria-labelledby=cis] p').first().text()), 'Ответили все: 9 из 9')
    assert.equal(page('[aria-labelledby=cis] li').length, 0)
  })

  test('the page for the director tells the same numbers, and what needs attention', async () => {
    const $ = await pageAt(await deskIn('en'), '/admin/summary')
    const sentences = (id: string) =>
      $(`[aria-labelledby=${id}] li`)
        .toArray()
        .map(one => plain($(one).text()).trim())
    assert.deepEqual(sentences('problems'), [
      '1 request to speak without a decision',
      '1 decision not yet sent',
      '1 speech in the programme to look at again',
    ])
    assert.deepEqual(rowsOn($, '[aria-labelledby=forms] tbody tr'), [
      'Confirmation of participation | 5 | 1',
      'Request for a speaking slot | 3 | 0',
      'AI Governance Day | 2 | 0',
    ])
    assert.deepEqual(rowsOn($, '[aria-labelledby=speakers] tbody tr'), [
      '8 July, round table | 0 | 1',
      '9 July, segment | 0 | 0',
      '10 July, segment | 0 | 0',
      '11 July, segment | 0 | 0',
    ])
    assert.deepEqual(sentences('places'), [
      'Round table of AI Governance Day: 1 of 200 taken, 0 accepted, 1 invited and not yet answered, 0 on the waiting list',
      '1 participant needs visa support',
    ])
    assert.equal(sentences('silent').includes('CIS: 0'), false)
    assert.equal(sentences('silent').length, 5)
  })

  test('where it was called otherwise leads there still', async () => {
    const { status, headers } = await (await deskIn('en')).get('/admin/overview')
    assert.deepEqual([status, headers.get('location')], [303, '/admin'])
  })
})

test('the chart marks each deadline, with the words of each on a line of its own', () => {
  const days = Array.from({ length: 10 }, (_, index) => ({
    day: Temporal.PlainDate.from('2025-04-21').add({ days: index }),
    count: [0, 3, 0, 8, 0, 0, 2, 0, 0, 0][index] ?? 0,
    href: '',
  }))
  const [first, second] = ['2025-04-23', '2025-04-30'].map(day => Temporal.PlainDate.from(day))
  assert.ok(first && second)
  const { deadlines, values, below, base } = chartOf(days, [first, second, second.add({ days: 1 })], second)
  assert.deepEqual(
    deadlines.map(({ day, x, anchor, y }) => [day.day, x, anchor, y]),
    [
      [23, 25, 'middle', 12],
      [30, 95, 'end', 28],
    ],
  )
  assert.deepEqual(
    values.map(({ day, count }) => [day.day, count]),
    [
      [22, 3],
      [24, 8],
      [27, 2],
    ],
  )
  assert.deepEqual(
    below.map(({ day, name }) => [day.day, name]),
    [
      [21, 'first'],
      [30, 'today'],
    ],
  )
  // The bars stay below the words, however many there are.
  assert.equal(base - chartOf(days, [first], second).base, 32)
})

test('a letter that was sent again has not failed any more, on the page of the day and in the digest', async t => {
  const clock = createDial('2025-04-28T10:00:00Z')
  const app = await appFor(t, {}, clock)
  const receipt = await createVisitor(app).submit('/ru/participation', participation)
  const reference = await referenceOn(receipt)
  await createVisitor(app).submit('/ru/speaking-slot', { ...speakingSlot, family_name: 'Other' })
  const desk = await signedIn(app, 'reviewer', 'en')
  app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'no such box'`)
  const failed = async (at = desk) => {
    const $ = await pageAt(at, '/admin')
    return [$('a[href="#failed"] strong').text(), $('[aria-labelledby=failed] li').length]
  }
  assert.deepEqual(await failed(), ['2', 2])
  await desk.post(`/admin/replies/${reference}/letters/1/copies`)
  assert.deepEqual(await failed(), ['1', 1])
  clock.turnTo('2025-04-29T07:00:00Z')
  app.services.digest.sendIfDue()
  assert.equal(app.services.outbox.latest(1)[0]?.data.figures?.failed, 1)
  // The copy has failed too: it counts, and the first with it.
  app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'no such box' WHERE id = 3`)
  assert.deepEqual(await failed(await signedIn(app, 'reviewer', 'en')), ['3', 3])
})
