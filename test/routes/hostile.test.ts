import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { speakingSlot } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const hostile = `<img src=x onerror=alert(1)>"'<script>alert(2)</script>`

test('names, topics, notes and reasons that look like markup are text on every page of the desk', async t => {
  const app = await appFor(t)
  const visitor = createVisitor(app)
  const typed = { native_name: hostile, organization: hostile, topic: hostile, unavailable_times: hostile }
  const receipt = await visitor.submit('/en/speaking-slot', { ...speakingSlot, ...typed })
  const reference = load(await receipt.text())('[data-reference]').attr('data-reference') as string
  const desk = await signedIn(app, 'admin')
  const page = `/admin/replies/${reference}`
  await desk.post(`${page}/notes`, { text: hostile })
  const decision = { version: '1', to: 'slot_offered', session: 'segment-9-july', note: hostile }
  assert.equal((await desk.post(`${page}/speaking-slot/decision`, decision)).status, 303)
  await desk.post('/admin/views', { name: hostile, query: '' })
  const stale = await desk.post(`${page}/speaking-slot/decision`, decision)
  const batch = await desk.post('/admin/batches', { change: 'release', scope: 'all' })

  /** How often the text stands there as text; nothing of it may have become an element. */
  const seen = (html: string) => {
    const $ = load(html)
    assert.equal($('main img, main script').length, 0)
    return $('main').text().split(hostile).length - 1
  }
  const at = async (path: string) => [
    path.replace(reference, 'REFERENCE'),
    seen(await (await desk.get(path)).text()) > 0,
  ]
  const shown = [
    '/admin/replies',
    '/admin/replies?rows=participants',
    page,
    `${page}/speaking-slot/letter`,
    '/admin/programme',
    '/admin/programme/order',
  ]
  assert.deepEqual(
    await Promise.all(shown.map(at)),
    shown.map(path => [path.replace(reference, 'REFERENCE'), true]),
  )
  assert.deepEqual([stale.status, seen(await stale.text()) > 0], [409, true])
  for (const path of [batch.headers.get('location') as string, '/admin/audit', '/admin/overview', '/admin/export'])
    seen(await (await desk.get(path)).text())
  const entry = load(await (await desk.get(`${page}/speaking-slot/entry`)).text())
  assert.deepEqual([entry('#topic').val(), entry('#native_name').val()], [hostile, hostile])
})
