import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { typedForms } from '../support/answers.ts'
import { createDial } from '../support/clock.ts'
import { projectCopy } from '../support/project-copy.ts'
import { createVisitor } from '../support/visitor.ts'

const before = '2025-04-28T08:00:00Z'
const between = '2025-05-01T08:00:00Z'
const afterAll = '2025-05-16T08:00:00Z'
const text = (html: string, selector: string) =>
  load(html)(selector)
    .toArray()
    .map(element => load(element).text().replace(/\s+/g, ' ').trim())

test('a form with a later deadline stays open alone, is told of apart, and is withdrawn from after it', async t => {
  const copy = projectCopy(t, import.meta.filename)
  const later = "closesAt: Temporal.Instant.from('2025-05-15T21:59:59Z')"
  copy.edit('src/edition/speaking-slot.ts', 'closesAt: deadlineAt', later)
  const clock = createDial(before)
  const app = await copy.start({}, clock)
  const visitor = createVisitor(app)
  for (const path of ['participation', 'speaking-slot']) await visitor.submit(`/en/${path}`, typedForms[path] ?? {})
  clock.turnTo(between)

  const home = await (await createVisitor(app).get('/en')).text()
  const [earlier, latest] = text(home, '.deadline')
  assert.match(earlier ?? '', /^Confirmation of participation, AI Governance Day /)
  assert.match(earlier ?? '', /30 April 2025/)
  assert.match(latest ?? '', /^Request for a speaking slot Reply by .*15 May 2025.* 14 days are left/)
  const states = load(home)('.tasks .status').toArray()
  assert.deepEqual(
    states.map(status => load(home)(status).attr('class')?.split('--')[1]),
    ['closed', 'none', 'closed'],
  )

  const page = await (await visitor.get('/en/replies')).text()
  const changes = Object.keys(typedForms).map(path => text(page, `a.button[href^="/en/${path}?"]`)[0])
  assert.deepEqual(changes, [
    'Say that the participant will not attend, or name a deputy',
    'Change this reply',
    'Say that the participant will not attend',
  ])
  const sentences = text(page, '.beside > div > p').filter(sentence => /2025/.test(sentence))
  assert.deepEqual(
    sentences.map(sentence => sentence.match(/\d+ (April|May) 2025/)?.[0]),
    ['30 April 2025', '15 May 2025'],
  )

  const withdraw = async (path: string) => {
    const action = load(page)(`form[action*="/${path}/withdrawal"]`).attr('action') ?? ''
    return (await visitor.post(action)).status
  }
  assert.equal(await withdraw('participation'), 303)
  clock.turnTo(afterAll)
  assert.equal(await withdraw('speaking-slot'), 303)
})
