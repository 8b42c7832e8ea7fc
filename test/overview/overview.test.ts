import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { chartOf } from '../../src/overview/day-chart.ts'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { referenceOn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { countries } = edition

test('the overview counts days in Geneva, regions, states, who has not answered, and what waits', async t => {
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
  const { decisions, search } = app.services
  const [slot] = search.look({ conditions: { form: ['speaking-slot'] }, sort: 'name', isDescending: false }).page(1, 1)
  decisions.run([{ id: slot?.id ?? 0, version: 1 }], { kind: 'decide', to: 'waiting', note: '' }, 'x')

  const $ = load(await (await (await signedIn(app)).get('/admin/overview')).text())
  const cells = (selector: string) =>
    $(selector)
      .toArray()
      .map(row => $(row).find('th, td:first-of-type').text().replaceAll('\u00a0', ' '))
  assert.deepEqual(
    [
      $('.lead').text(),
      ...$('.figures a')
        .toArray()
        .map(one => $(one).text().replace(/\s+/g, ' ')),
    ],
    [
      '29 days left until the deadline',
      '3 participants',
      '1 participant has not answered: Confirmation of participation',
      '2 participants have not answered: Request for a speaking slot',
      '3 participants have not answered: AI Governance Day',
      '3 unread replies',
      '1 decision not yet sent',
      '0 e-mails not sent',
      `${countries.length - 3} countries without a reply`,
    ],
  )
  const days = cells('.days-table tbody tr')
  assert.deepEqual(
    [days.length, ...days.slice(0, 5), days.at(-1)],
    [
      33,
      '29 March 20251',
      '30 March 20251',
      '31 March 20250',
      '1 April 20251',
      '2 April 20250',
      '30 April 2025 last day0',
    ],
  )
  const heights = $('.chart rect')
    .toArray()
    .map(bar => $(bar).attr('height'))
  assert.deepEqual(heights, ['120', '120', '0', '120', ...Array.from({ length: 29 }, () => '0')])
  assert.deepEqual(
    $('.chart text')
      .toArray()
      .map(text => $(text).text().replaceAll('\u00a0', ' ')),
    ['0', '1', '29 March', '14 April', '30 April', 'Deadline: 30 April'],
  )
  assert.equal($('.chart rect').last().attr('class'), 'deadline-day')
  assert.equal(
    $('#chart-text').text().replaceAll('\u00a0', ' '),
    'From 29 March 2025 to 30 April 2025; the most in a day: 1. Deadline: 30 April 2025.',
  )
  assert.deepEqual(
    cells('[aria-labelledby=regions] tr').filter(row => !row.endsWith('0')),
    ['CIS2', 'Europe1'],
  )
  assert.deepEqual(cells('[aria-labelledby=states-participation] tr'), ['New2'])
})

test('the overview tells who comes, from where nothing came, and what nobody has read', async t => {
  const app = await appFor(t)
  const send = (family_name: string, more: TypedForm) =>
    createVisitor(app).submit('/ru/participation', { ...participation, family_name, ...more })
  await send('Adamov', { country: 'AM' })
  await send('Belov', { country: 'AZ', attendance: 'remote' })
  await send('Chernov', { country: 'BY', attendance: 'not_attending' })
  const gone = createVisitor(app)
  await gone.submit('/ru/participation', { ...participation, family_name: 'Dolin', country: 'KG' })
  const page = load(await (await gone.get('/ru/replies')).text())
  await gone.post(page('form[action*=withdraw]').attr('action') as string)
  const desk = await signedIn(app, 'reviewer', 'ru')
  const read = async () => load(await (await desk.get('/admin/overview')).text())
  const spaced = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()

  const $ = await read()
  const cis = $('[aria-labelledby=silent] dt').filter((_, one) => $(one).text().startsWith('СНГ'))
  assert.deepEqual(
    [
      spaced($('#silent').text()),
      $('a[href="#silent"] strong').text(),
      spaced(cis.text()),
      cis.next().text().split('; ').length,
    ],
    [`Государства без ответа: ${countries.length - 3}`, String(countries.length - 3), 'СНГ: 6', 6],
  )
  assert.equal(cis.next().text().includes('Кыргызстан'), true)
  assert.deepEqual(
    $('[aria-labelledby=attendance] tr')
      .toArray()
      .map(row => spaced($(row).find('th, td').text())),
    ['Лично1', 'Дистанционно1', 'Через представителя0', 'Участие не планируется1'],
  )
  assert.equal(spaced($('[aria-labelledby=attendance] p').text()), 'Примут участие: 2. Не примут участия: 1.')

  const unread = ($: Awaited<ReturnType<typeof read>>) => spaced($('.figures a[href="/admin/replies?unread=1"]').text())
  assert.equal(unread($), '4 непрочитанных ответа')
  const table = load(await (await desk.get('/admin/replies?q=Adamov')).text())
  await desk.get(table('tbody th a').attr('href') as string)
  assert.equal(unread(await read()), '3 непрочитанных ответа')
})

test('the chart marks each deadline, with the words of each on a line of its own', () => {
  const days = Array.from({ length: 10 }, (_, index) => ({
    day: Temporal.PlainDate.from('2025-04-21').add({ days: index }),
    count: index,
  }))
  const [first, second] = ['2025-04-23', '2025-04-30'].map(day => Temporal.PlainDate.from(day))
  assert.ok(first && second)
  const { deadlines, bars, base } = chartOf(days, [first, second, second.add({ days: 1 })])
  assert.deepEqual(
    deadlines.map(({ day, x, anchor, textY }) => [day.day, x, anchor, textY]),
    [
      [23, 32.5, 'start', 16],
      [30, 95.5, 'end', 30],
    ],
  )
  assert.deepEqual(
    bars.flatMap(({ isDeadline }, index) => (isDeadline ? [index] : [])),
    [2, 9],
  )
  // The bars stay below the words, however many there are.
  assert.equal(base - chartOf(days, [first]).base, 28)
})

test('a letter that was sent again has not failed any more, on the overview and in the digest', async t => {
  const clock = createDial('2025-04-28T10:00:00Z')
  const app = await appFor(t, {}, clock)
  const receipt = await createVisitor(app).submit('/ru/participation', participation)
  const reference = await referenceOn(receipt)
  await createVisitor(app).submit('/ru/speaking-slot', { ...speakingSlot, family_name: 'Other' })
  const desk = await signedIn(app, 'reviewer', 'en')
  app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'no such box'`)
  const failed = async (at = desk) =>
    load(await (await at.get('/admin/overview')).text())('a[href="#failed"] strong').text()
  assert.equal(await failed(), '2')
  await desk.post(`/admin/replies/${reference}/letters/1/copies`)
  assert.equal(await failed(), '1')
  clock.turnTo('2025-04-29T07:00:00Z')
  app.services.digest.sendIfDue()
  assert.equal(app.services.outbox.latest(1)[0]?.data.figures?.failed, 1)
  // The copy has failed too: it counts, and the first with it.
  app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'no such box' WHERE id = 3`)
  assert.equal(await failed(await signedIn(app, 'reviewer', 'en')), '3')
})
