import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { appFor, useNewApp } from '../../support/app.ts'
import { createDesk } from '../../support/desk.ts'
import { mailDesk } from '../../support/mail-desk.ts'
import { pageAt, plain, textIn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

/** What each step says of itself: its name, whether it is done, and how far it is. */
const stepsOn = ($: CheerioAPI): string[][] =>
  $('.first-steps > li')
    .toArray()
    .map(step => [
      $(step).attr('id') ?? '',
      plain($(step).find('.status').text()),
      plain($(step).find('h3 + p').text()),
    ])

const testLetter = '/admin/first-run/test-letter'

describe('a desk without replies', () => {
  const app = useNewApp()

  test('begins with what is to be set up, and says how far that is', async () => {
    const admin = await signedIn(app, 'admin')
    const $ = await pageAt(admin, '/admin')
    assert.deepEqual(stepsOn($), [
      ['invitation', 'to be checked', 'The site has no address (PUBLIC_URL): the page opens on this machine alone.'],
      ['letters', 'to be checked', 'No mail server is set (SMTP_URL): e-mails are kept as files and not sent.'],
      [
        'sessions',
        'to be checked',
        'Sessions set up: 0 of 4. The others stand as they were: at 10:00, minutes a speech: 3, places: 20.',
      ],
      ['seats', 'to be checked', 'Seats in all: 200, at one table: 10.'],
      ['colleagues', 'to be checked', 'Nobody else has an account yet.'],
    ])
    assert.deepEqual(
      $('.to-copy input')
        .toArray()
        .map(address => $(address).val()),
      [`${app.url}/ru`, `${app.url}/en`],
    )
    assert.match(textIn($), /No replies yet\./)
  })

  test('says of each step that it is done when it is', async () => {
    const admin = await signedIn(app, 'admin')
    const { programme, seating, staff } = app.services
    for (const session of ['round-table-8-july', 'segment-9-july', 'segment-10-july', 'segment-11-july'])
      programme.setPlan(session, { startsAt: '09:30', endsAt: '12:00', slotMinutes: 5, capacity: 12, breaks: '' }, 'x')
    seating.setPlan({ seats: 60, tableSize: 8 }, 'x')
    staff.invite({ email: 'colleague@itu.example', role: 'viewer', language: 'en' }, 'x')
    assert.deepEqual(stepsOn(await pageAt(admin, '/admin')).slice(2), [
      ['sessions', 'done', 'Sessions set up: 4 of 4.'],
      ['seats', 'done', 'Seats in all: 60, at one table: 8.'],
      ['colleagues', 'done', 'Besides you 1 member of staff has an account.'],
    ])
  })

  test('is the day at the desk as soon as somebody has replied; the steps stay where the help leads', async () => {
    const admin = await signedIn(app, 'admin')
    await createDesk(app).participant(['participation'])
    assert.equal((await pageAt(admin, '/admin'))('.first-steps').length, 0)
    assert.equal((await pageAt(admin, '/admin'))('[aria-labelledby=queues]').length, 1)
    assert.equal((await pageAt(admin, '/admin/first-run'))('.first-steps > li').length, 5)
    assert.doesNotMatch(textIn(await pageAt(admin, '/admin/first-run')), /No replies yet\./)
  })

  test('offers no test letter to whoever may only read, and says who invites', async () => {
    const viewer = await signedIn(app, 'viewer')
    const $ = await pageAt(viewer, '/admin')
    assert.equal($(`form[action="${testLetter}"]`).length, 0)
    assert.deepEqual(stepsOn($).at(-1), [
      'colleagues',
      'to be checked',
      'Nobody else has an account yet. An admin invites them.',
    ])
  })
})

test('a test letter goes to oneself over the mail server, and the page says when it was taken', async t => {
  const { app, mail, outbox } = await mailDesk(t)
  const admin = await signedIn(app, 'admin')
  assert.equal((await admin.post(testLetter, {})).headers.get('location'), '/admin/first-run#letters')
  const said = textIn(await pageAt(admin, '/admin/first-run'), '.said')
  assert.equal(said, 'A test e-mail to admin-en@itu.example is in the queue.')
  const letters = async () => stepsOn(await pageAt(admin, '/admin'))[1]
  assert.deepEqual(await letters(), [
    'letters',
    'to be checked',
    'A mail server is set. The test e-mail is on its way.',
  ])
  await outbox.deliverDue()
  const taken = await mail.letter()
  assert.deepEqual(
    [taken.subject, [taken.to].flat()[0]?.text, taken.text?.includes(`${app.url}/admin\n`)],
    ['WSIS+20: test e-mail of the secretariat', 'admin-en@itu.example', true],
  )
  assert.deepEqual(await letters(), [
    'letters',
    'done',
    'A mail server is set. The test e-mail was handed to the server: 09:00 on 28 April 2025. Look into your mailbox, and try its link.',
  ])
  const log = textIn(await pageAt(admin, '/admin/audit'))
  assert.match(log, /admin-en@itu\.example Test e-mail sent/)
})

test('a test letter without a mail server is kept as a file, and nothing says that it has left', async t => {
  const app = await appFor(t)
  const admin = await signedIn(app, 'admin')
  await admin.post(testLetter, {})
  await app.services.outbox.deliverDue()
  assert.deepEqual(stepsOn(await pageAt(admin, '/admin'))[1]?.slice(1), [
    'to be checked',
    'No mail server is set (SMTP_URL): e-mails are kept as files and not sent. The test e-mail was kept as a file: 09:00 on 28 April 2025. Look at it in the folder of e-mails.',
  ])
})

test('a test letter that is refused says in whose words', async t => {
  const { app, mail, outbox } = await mailDesk(t)
  const admin = await signedIn(app, 'admin')
  mail.willDo({ code: 550, says: 'No such mailbox' })
  await admin.post(testLetter, {})
  await outbox.deliverDue()
  const [, letters = []] = stepsOn(await pageAt(admin, '/admin'))
  assert.match(letters[2] ?? '', /^A mail server is set\. The test e-mail was not sent: .*No such mailbox/)
})

test('nobody sends more than five test letters in ten minutes, and each has their own', async t => {
  const { app, clock, outbox } = await mailDesk(t)
  const [admin, reviewer] = [await signedIn(app, 'admin'), await signedIn(app, 'reviewer')]
  const statuses = []
  for (let count = 0; count < 6; count++) statuses.push((await admin.post(testLetter, {})).status)
  assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429])
  assert.equal((await reviewer.post(testLetter, {})).status, 303)
  assert.equal(outbox.latest(20).length, 6)
  clock.goOn({ minutes: 10 })
  assert.equal((await admin.post(testLetter, {})).status, 303)
})
