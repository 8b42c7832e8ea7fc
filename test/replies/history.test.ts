import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { findRequests } from '../../src/programme/requests.ts'
import { speakingSlot } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { referenceOn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('the timeline tells everything that happened to a participant: who, when, before and after', async t => {
  const clock = createDial('2025-04-28T07:00:00Z')
  const app = await appFor(t, {}, clock)
  const receipt = await createVisitor(app).submit('/ru/speaking-slot', speakingSlot)
  const reference = await referenceOn(receipt)
  const desk = await signedIn(app, 'reviewer', 'en', 'desk')
  const member = app.services.staff.list().find(({ email }) => email === 'desk-en@itu.example')
  const page = `/admin/replies/${reference}`
  const id = findRequests(app.services.search).page(1, 1)[0]?.id

  const steps: [path: string, body: Record<string, string>][] = [
    [`${page}/assignee`, { assignee: String(member?.id) }],
    [`${page}/tags`, { tag: 'minister' }],
    [`${page}/tags/removal`, { tag: 'minister' }],
    [`${page}/notes`, { text: 'Called back' }],
    [`/admin/programme/categories/${id}`, { category: 'MIN' }],
    ['/admin/programme/moves', { speech: `${id}`, place: 'round-table-8-july' }],
    ['/admin/programme/moves', { speech: `${id}:round-table-8-july:1`, place: 'out' }],
    [`${page}/speaking-slot/decision`, { to: 'waiting', version: '1' }],
    [`${page}/speaking-slot/release`, { version: '2' }],
  ]
  for (const [path, body] of steps) {
    clock.goOn({ minutes: 1 })
    assert.deepEqual([path, (await desk.post(path, body)).status], [path, 303])
  }
  await letTheMinutePass(clock, app)

  const $ = load(await (await desk.get(`${page}?tab=history`)).text())
  $('dt, dd').append(' ')
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  assert.deepEqual(
    $('.timeline li')
      .toArray()
      .map(step => plain($(step).text())),
    [
      '28.04.2025, 09:00 Request for a speaking slot: reply sent, participant',
      '28.04.2025, 09:01 Assigned, desk-en@itu.example Assigned to desk-en@itu.example',
      '28.04.2025, 09:02 Tag added, desk-en@itu.example Tag minister',
      '28.04.2025, 09:03 Tag removed, desk-en@itu.example Tag minister empty',
      '28.04.2025, 09:04 Note added, desk-en@itu.example',
      '28.04.2025, 09:05 Protocol category changed, desk-en@itu.example Protocol category Minister',
      '28.04.2025, 09:06 Place in the programme changed, desk-en@itu.example Session Round table for regulators, Tuesday 8 July',
      '28.04.2025, 09:07 Place in the programme changed, desk-en@itu.example Session Round table for regulators, Tuesday 8 July empty',
      '28.04.2025, 09:08 Request for a speaking slot: decision saved, desk-en@itu.example Decision (e-mail not sent) Put on the waiting list',
      '28.04.2025, 09:09 Request for a speaking slot: decision sent to the participant, desk-en@itu.example Status New On the waiting list Decision (e-mail not sent) Put on the waiting list empty',
      '28.04.2025, 09:10 E-mail sent E-mail Confirmation of receipt',
      '28.04.2025, 09:10 E-mail sent E-mail Decision e-mail',
    ],
  )
})

test('a request that was withdrawn takes no place in the programme', async t => {
  const app = await appFor(t)
  const visitor = createVisitor(app)
  await visitor.submit('/ru/speaking-slot', speakingSlot)
  const desk = await signedIn(app)
  const id = findRequests(app.services.search).page(1, 1)[0]?.id
  await visitor.post('/ru/replies/speaking-slot/withdrawal')
  const refused = await desk.post('/admin/programme/moves', { speech: `${id}`, place: 'round-table-8-july' })
  assert.equal(refused.status, 409)
  assert.equal(
    load(await refused.text())('.error-summary li')
      .text()
      .trim(),
    'The request was withdrawn or declined, so it cannot be in the programme.',
  )
  assert.equal(app.services.programme.sessionOf(id as number), undefined)
})
