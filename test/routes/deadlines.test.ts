import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { typedForms } from '../support/answers.ts'
import { createDial } from '../support/clock.ts'

/** Before the site is loaded: it puts the deadlines together once. */
const [first, second, third] = edition.forms
assert.ok(first && second && third)
Object.assign(second, { closesAt: Temporal.Instant.from('2025-05-15T21:59:59Z') })
const { appFor } = await import('../support/app.ts')
const { createVisitor } = await import('../support/visitor.ts')

const between = '2025-05-01T08:00:00Z'
const afterAll = '2025-05-16T08:00:00Z'
const text = (html: string, selector: string) =>
  load(html)(selector)
    .toArray()
    .map(element => load(element).text().replace(/\s+/g, ' ').trim())

test('with two deadlines the home page says each once, with its forms', async t => {
  const clock = createDial(between)
  const app = await appFor(t, {}, clock)
  const html = await (await createVisitor(app).get('/en')).text()
  const [earlier, later] = text(html, '.deadline')
  assert.match(earlier ?? '', /^Confirmation of participation, AI Governance Day /)
  assert.match(earlier ?? '', /30 April 2025/)
  assert.match(later ?? '', /^Request for a speaking slot Reply by .*15 May 2025.* 14 days are left/)
  assert.deepEqual(
    load(html)('.tasks .status')
      .toArray()
      .map(status => load(html)(status).attr('class')?.split('--')[1]),
    ['closed', 'none', 'closed'],
  )
})

test('on the personal page each reply is open until its own deadline, and can be withdrawn later too', async t => {
  const clock = createDial('2025-04-28T08:00:00Z')
  const app = await appFor(t, {}, clock)
  const visitor = createVisitor(app)
  for (const { path } of [first, second]) await visitor.submit(`/en/${path}`, typedForms[path] ?? {})
  clock.turnTo(between)
  const page = await (await visitor.get('/en/replies')).text()
  const changes = [first, second, third].map(({ path }) => text(page, `a.button[href^="/en/${path}?"]`)[0])
  const late = 'Say that the participant will not attend, or name a deputy'
  assert.deepEqual(changes, [late, 'Change this reply', late])
  const sentences = text(page, 'main > p').filter(sentence => /2025/.test(sentence))
  assert.deepEqual(
    sentences.map(sentence => sentence.match(/\d+ (April|May) 2025/)?.[0]),
    ['30 April 2025', '15 May 2025'],
  )

  const withdraw = async ({ path }: { path: string }) => {
    const action = load(page)(`form[action*="/${path}/withdrawal"]`).attr('action') ?? ''
    return (await visitor.post(action)).status
  }
  assert.equal(await withdraw(first), 303)
  clock.turnTo(afterAll)
  assert.equal(await withdraw(second), 303)
})
