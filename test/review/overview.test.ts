import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

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
  const [slot] = search.look({ facets: { form: 'speaking-slot' }, sort: 'name', isDescending: false }).page(1, 1)
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
      '29 days left to the deadline',
      '3 participants',
      '1 No reply in force: Confirmation of participation',
      '2 No reply in force: Request for a speaking slot',
      '3 No reply in force: AI Governance Day',
      '1 Decisions not yet notified',
      '0 Letters not sent',
    ],
  )
  assert.deepEqual(cells('details tbody tr'), ['29 March 20251', '30 March 20251', '31 March 20250', '1 April 20251'])
  assert.deepEqual(
    $('.chart rect')
      .toArray()
      .map(bar => $(bar).attr('height')),
    ['120', '120', '0', '120'],
  )
  assert.deepEqual(
    cells('[aria-labelledby=regions] tr').filter(row => !row.endsWith('0')),
    ['CIS2', 'Europe1'],
  )
  assert.deepEqual(cells('[aria-labelledby=states-participation] tr'), ['Received2'])
})
