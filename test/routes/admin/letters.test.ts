import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { fieldsOf } from '../../../src/forms/form.ts'
import { aiGovernanceDay, participation } from '../../support/answers.ts'
import { appFor } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { referenceOn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

const { forms, person } = edition

test('letters of a participant name their form and time, and can be read as they went out', async t => {
  const clock = createDial('2025-04-28T10:00:00Z')
  const app = await appFor(t, {}, clock)
  const visitor = createVisitor(app)
  const self = { filled_in_for: 'self', form_of_address: 'mr', contact_name: '', contact_position: '' }
  const receipt = await visitor.submit('/ru/participation', {
    ...participation,
    ...self,
    accessibility_needs: 'Нужен пандус',
  })
  const reference = await referenceOn(receipt)
  clock.turnTo('2025-04-28T10:05:00Z')
  await app.services.outbox.deliverDue()
  clock.turnTo('2025-04-28T10:10:00Z')
  await visitor.post('/ru/ai-governance-day', { ...aiGovernanceDay, ...self, dietary_needs: 'Без орехов' })

  const viewer = await signedIn(app, 'viewer', 'en')
  const $ = load(await (await viewer.get(`/admin/replies/${reference}?tab=letters`)).text())
  const rows = $('[aria-labelledby=letters] tbody tr').toArray()
  const cells = rows.map(row =>
    $(row)
      .find('td')
      .toArray()
      .map(cell => $(cell).text().replaceAll('\u00a0', ' ').trim()),
  )
  const to = 'a.sergeeva@regulator.example'
  assert.deepEqual(cells, [
    ['Confirmation of receipt', 'Confirmation of participation', to, '28.04.2025, 12:05', 'Sent'],
    ['Confirmation of receipt', 'AI Governance Day', to, '28.04.2025, 12:10', 'Queued'],
  ])
  assert.equal(
    $('section:has(#letters) > .hint').text(),
    '“Sent” means that the mail server has accepted the e-mail, not that it was read.',
  )

  // The address was proven after the first letter had left: that one greeted nobody by name.
  app.services.database
    .prepare('UPDATE participants SET email_proven_at = ?')
    .run(String(Temporal.Instant.from('2025-04-28T10:07:00Z')))
  const letters = []
  for (const row of rows) letters.push(load(await (await viewer.get($(row).find('a').attr('href') as string)).text()))
  assert.deepEqual(
    letters.map($ => $('blockquote').text().replaceAll('\u00a0', ' ').split('\n')[3]),
    ['Уважаемая госпожа, уважаемый господин,', 'Уважаемый господин Иванов Пётр Ильич,'],
  )
  for (const $ of letters) {
    const { pathname } = new URL(
      $('blockquote')
        .text()
        .match(/http\S+\/ru\/replies\/\S+/)?.[0] ?? '',
    )
    assert.equal(decodeURIComponent(pathname), '/ru/replies/…')
    assert.equal(/пандус|орехов/.test($.text()), false)
    assert.equal($('dd[lang=ru]').text().includes(String(reference)), true)
  }

  const other = await createVisitor(app).submit('/ru/participation', { ...participation, family_name: 'Other' })
  const foreign = await referenceOn(other)
  assert.deepEqual(
    [
      (await viewer.get(`/admin/replies/${foreign}/letters/1`)).status,
      (await viewer.get(`/admin/replies/${reference}/letters/x`)).status,
    ],
    [404, 404],
  )
})

test('no letter lists a sensitive answer: it lists chosen options alone, and these are none', () => {
  const sensitive = [person, ...forms].flatMap(fieldsOf).filter(field => field.sensitive)
  assert.deepEqual(
    sensitive.map(({ name, options }) => [name, options.length]),
    [
      ['accessibility_needs', 0],
      ['dietary_needs', 0],
    ],
  )
})
