import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, participation, type TypedForm } from '../support/answers.ts'
import { calendarIn, office, readCalendar, said } from '../support/calendar-letters.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const all = ['wsis_high_level_event', 'regulators_round_table', 'high_level_segment', 'ai_for_good_summit']
const inEnglish: TypedForm = { ...participation, correspondence_language: 'en' }
const reply = (days: readonly number[], events: readonly string[] = all): TypedForm => ({
  ...inEnglish,
  events,
  days: days.map(day => `2025-07-${String(day).padStart(2, '0')}`),
})

const whole = 'WSIS+20 High-Level Event 2025'
const table = 'Round table for regulators'
const segment = 'High-level segment'
const summit = 'AI for Good Global Summit 2025'

const chosen: [string, TypedForm, string[]][] = [
  ['two days of all', reply([8, 9]), [`${whole} 08-10`, `${table} 08-09`, `${segment} 09-10`, `${summit} 08-10`]],
  ['one day', reply([10], ['high_level_segment']), [`${segment} 10-11`]],
  ['every day', reply([7, 8, 9, 10, 11], ['wsis_high_level_event']), [`${whole} 07-12`]],
  [
    'days with a gap',
    reply([7, 9, 11], ['wsis_high_level_event', 'high_level_segment']),
    [`${whole} 07-08`, `${whole} 09-10`, `${whole} 11-12`, `${segment} 09-10`, `${segment} 11-12`],
  ],
  ['a day without an event of it', reply([7, 8], ['regulators_round_table']), [`${table} 08-09`]],
]

for (const [what, typed, expected] of chosen)
  test(`the calendar of a letter, and the personal page, have the chosen days alone: ${what}`, async t => {
    const { visitor, nextCalendar } = await office(t)
    const page = load(await (await visitor.submit('/en/participation', typed)).text())
    const calendar = await nextCalendar()
    const confirmed = expected.map(entry => `${entry} CONFIRMED`)
    assert.deepEqual([calendar?.method, said(calendar)], ['PUBLISH', confirmed])
    const links = page('a[href$=".ics"]').map((_, link) => page(link).attr('href'))
    const files = await Promise.all(links.get().map(async path => readCalendar(await (await visitor.get(path)).text())))
    assert.deepEqual(
      files.flatMap(({ entries }) => entries),
      calendar?.entries,
    )
  })

test('who takes no part has nothing in the calendar', async t => {
  const { visitor, nextCalendar } = await office(t)
  await visitor.post('/en/participation', { ...inEnglish, attendance: 'not_attending' })
  assert.equal(await nextCalendar(), undefined)
})

test('a round table by invitation stands in the calendar once a seat is given, and ends with a no', async t => {
  const { app, visitor, nextLetter, nextCalendar } = await office(t)
  const asked = { ...aiGovernanceDay, correspondence_language: 'en', ai_parts: ['round_table'] }
  const page = load(await (await visitor.submit('/en/ai-governance-day', asked)).text())
  const links = (html: ReturnType<typeof load>) => html('a[href$=".ics"]').length
  assert.deepEqual([await nextCalendar(), links(page)], [undefined, 0])

  const reference = page('[data-reference]').attr('data-reference') as string
  const path = `/admin/replies/${reference}/ai-governance-day`
  const staff = await signedIn(app)
  const version = () => String(app.services.replies.reply(participantId(), 'ai-governance-day')?.version)
  const participantId = () => app.services.replies.participantByReference(reference)?.id as number
  await staff.post(`${path}/decision`, { to: 'invited', version: version() })
  // Decided, but nobody has been told: nothing may give it away.
  assert.equal(links(load(await (await visitor.get('/en/replies')).text())), 0)
  await staff.post(`${path}/release`, { version: version() })
  const invited = await nextCalendar()
  assert.deepEqual([invited?.method, said(invited)], ['PUBLISH', ['AI Governance Day 10-11 CONFIRMED']])
  assert.equal(links(load(await (await visitor.get('/en/replies')).text())), 1)

  await visitor.post('/en/replies/ai-governance-day/answer', { answer: 'declined', version: version() })
  const letter = await nextLetter()
  const ended = calendarIn(letter)
  assert.deepEqual([ended?.method, said(ended)], ['CANCEL', ['AI Governance Day 10-11 CANCELLED']])
  assert.equal(ended?.entries[0]?.uid, invited?.entries[0]?.uid)
  assert.match(letter.text ?? '', /delete it there/)
})

test('the afternoon that is open to everybody is in the calendar without a seat, and stays with one', async t => {
  const { visitor, nextCalendar } = await office(t)
  const typed = { ...aiGovernanceDay, correspondence_language: 'en' }
  for (const parts of [['afternoon'], ['round_table', 'afternoon']]) {
    await visitor.submit('/en/ai-governance-day', { ...typed, ai_parts: parts })
    assert.deepEqual(said(await nextCalendar()), ['AI Governance Day 10-11 CONFIRMED'])
  }
  // Only the table is left, which nobody has granted.
  await visitor.submit('/en/ai-governance-day', { ...typed, ai_parts: ['round_table'] })
  const left = await nextCalendar()
  assert.deepEqual([left?.method, said(left)], ['CANCEL', ['AI Governance Day 10-11 CANCELLED']])
})

test('a change moves the same entries, and cancels those that are not chosen any more', async t => {
  const { visitor, nextLetter } = await office(t)
  const steps: [TypedForm, string[]][] = [
    [reply([7, 9], all.slice(0, 1)), [`${whole} 07-08 CONFIRMED`, `${whole} 09-10 CONFIRMED`]],
    [
      reply([8, 9, 10], all.slice(0, 3)),
      [
        `${whole} 08-11 CONFIRMED`,
        `${table} 08-09 CONFIRMED`,
        `${segment} 09-11 CONFIRMED`,
        `${whole} 09-10 CANCELLED`,
      ],
    ],
    [
      reply([9], ['high_level_segment']),
      [`${segment} 09-10 CONFIRMED`, `${whole} 08-11 CANCELLED`, `${table} 08-09 CANCELLED`],
    ],
  ]
  const uids: Record<string, string[]> = {}
  let last = -1
  for (const [typed, expected] of steps) {
    await visitor.submit('/en/participation', typed)
    const letter = await nextLetter()
    const calendar = calendarIn(letter)
    assert.deepEqual([calendar?.method, said(calendar)], ['PUBLISH', expected])
    const sequences = new Set(calendar?.entries.map(({ sequence }) => sequence))
    assert.deepEqual([sequences.size, [...sequences].every(sequence => sequence > last)], [1, true])
    last = Math.max(...sequences)
    for (const { summary, uid } of calendar?.entries ?? []) uids[summary] = [...(uids[summary] ?? []), uid]
    const isSaid = /delete it there/.test(letter.text ?? '') && /delete it there/.test(String(letter.html))
    assert.equal(
      isSaid,
      expected.some(entry => entry.endsWith('CANCELLED')),
    )
  }
  // The event as a whole has one entry throughout, and for a while a second for the days after a gap.
  assert.deepEqual(
    [uids[whole], uids[table], uids[segment]].map(all => new Set(all).size),
    [2, 1, 1],
  )
})

test('a withdrawal cancels what was added, in the language of the letter; a new reply adds it again', async t => {
  const { visitor, nextLetter, nextCalendar } = await office(t)
  const typed = { ...reply([8, 9]), correspondence_language: 'ru' }
  await visitor.submit('/en/participation', typed)
  const added = await nextCalendar()
  await visitor.post('/en/replies/participation/withdrawal')
  const letter = await nextLetter()
  const ended = calendarIn(letter)
  assert.equal(ended?.method, 'CANCEL')
  assert.deepEqual(
    ended?.entries.map(({ uid, days, status }) => [uid, days, status]),
    added?.entries.map(({ uid, days }) => [uid, days, 'CANCELLED']),
  )
  assert.match(letter.text ?? '', /удалите ее\sвручную/)
  await visitor.submit('/en/participation', typed)
  const again = await nextCalendar()
  assert.deepEqual(
    [again?.method, again?.entries.map(({ uid }) => uid)],
    ['PUBLISH', added?.entries.map(({ uid }) => uid)],
  )
  const sequences = [added, ended, again].map(calendar => calendar?.entries[0]?.sequence ?? 0)
  assert.deepEqual(
    sequences,
    sequences.toSorted((a, b) => a - b),
  )
  assert.equal(new Set(sequences).size, 3)
})

test('two heads of one office have entries of their own, and each its own file on its page', async t => {
  const { app, visitor, nextCalendar } = await office(t)
  const heads = [
    reply([8], all.slice(0, 2)),
    { ...reply([8, 9], all.slice(0, 2)), family_name: 'Alfa', native_name: '', given_names: 'Anna' },
  ]
  const calendars = []
  for (const typed of heads) {
    await visitor.submit('/en/participation', typed)
    calendars.push(await nextCalendar())
  }
  const [first = [], second = []] = calendars.map(calendar => calendar?.entries.map(({ uid }) => uid))
  assert.deepEqual([first.length, second.length, first.filter(uid => second.includes(uid))], [2, 2, []])
  const references = [first, second].map(([uid = '']) => uid.slice(0, 9))
  const wholeOf = async (reference = '') =>
    readCalendar(await (await visitor.get(`/en/replies/calendar/${reference}/wsis_high_level_event.ics`)).text())
      .entries[0]
  assert.deepEqual([(await wholeOf(references[0]))?.days, (await wholeOf(references[1]))?.days], ['08-09', '08-10'])
  const stranger = createVisitor(app)
  const path = `/en/replies/calendar/${references[0]}/wsis_high_level_event.ics`
  assert.equal((await stranger.get(path)).status, 404)
})

test('what a letter that did not go out would have taken out of the calendar, the next one does', async t => {
  const { app, visitor, nextCalendar } = await office(t)
  await visitor.submit('/en/participation', reply([8], all.slice(0, 2)))
  await nextCalendar()
  await visitor.submit('/en/participation', reply([8], all.slice(0, 1)))
  app.services.database.exec(`UPDATE letters SET state = 'failed', error = 'daily_cap' WHERE state = 'queued'`)
  await visitor.submit('/en/participation', reply([9], all.slice(0, 1)))
  assert.deepEqual(said(await nextCalendar()), [`${whole} 09-10 CONFIRMED`, `${table} 08-09 CANCELLED`])
  await visitor.submit('/en/participation', reply([10], all.slice(0, 1)))
  assert.deepEqual(said(await nextCalendar()), [`${whole} 10-11 CONFIRMED`])
})
