import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { load } from 'cheerio'
import { calendarToTell, firstCalendar } from '../../src/replies/told-calendar.ts'
import { aiGovernanceDay, participation, type TypedForm } from '../support/answers.ts'
import { office, readCalendar } from '../support/calendar-letters.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const [whole, table, segment] = ['wsis_high_level_event', 'regulators_round_table', 'high_level_segment']

const reply = (day: number, ...events: string[]): TypedForm => ({
  ...participation,
  correspondence_language: 'en',
  events,
  days: [`2025-07-${String(day).padStart(2, '0')}`],
})

/** A site where records are made, and merged at the desk; and a calendar program that takes every letter in. */
async function desk(t: TestContext) {
  const { app, nextCalendar } = await office(t)
  const staff = await signedIn(app)
  const calendar = new Map<string, { sequence: number; status: string }>()

  /** As calendar programs do: what is not newer changes nothing. */
  async function takeIn(file: ReturnType<typeof readCalendar> | undefined) {
    const names = []
    for (const { uid, sequence, status } of file?.entries ?? []) {
      names.push(`${uid.split('.')[0]} ${status}`)
      if (sequence > (calendar.get(uid)?.sequence ?? -1)) calendar.set(uid, { sequence, status })
    }
    return names.toSorted()
  }

  const form = (typed: TypedForm) => ('ai_parts' in typed ? 'ai-governance-day' : 'participation')
  /** Somebody of their own, from a browser of their own. */
  async function head(typed: TypedForm) {
    const visitor = createVisitor(app)
    const page = load(await (await visitor.submit(`/en/${form(typed)}`, typed)).text())
    await takeIn(await nextCalendar())
    const reference = String(page('[data-reference]').attr('data-reference'))
    return {
      reference,
      async says(next: TypedForm) {
        await visitor.submit(`/en/${form(next)}`, next)
        return takeIn(await nextCalendar())
      },
      async withdraws() {
        await visitor.post('/en/replies/participation/withdrawal')
        return takeIn(await nextCalendar())
      },
      async downloads(event: string) {
        const path = `/en/replies/calendar/${reference}/${event}.ics`
        return readCalendar(await (await visitor.get(path)).text()).entries
      },
    }
  }

  type Head = Awaited<ReturnType<typeof head>>
  /** `stays`: whose reply, where both have one. */
  async function merge(kept: Head, other: Head, stays?: 'kept' | 'other') {
    const path = `/admin/replies/${kept.reference}/merging/${other.reference}`
    const $ = load(await (await staff.get(path)).text())
    const choice = stays && { 'stays-participation': String($(`#stays-participation-${stays}`).val()) }
    const answer = await staff.post(path, { versions: String($('[name=versions]').val()), ...choice })
    assert.equal(answer.status, 303)
  }

  const standing = () =>
    [...calendar]
      .filter(([, { status }]) => status === 'CONFIRMED')
      .map(([uid]) => uid.split('.')[0])
      .toSorted()
  return { app, staff, head, merge, standing, takeIn, nextCalendar }
}

test('case 27: after a merge the next letter takes out what the other record had put in, once', async t => {
  const { head, merge, standing } = await desk(t)
  const kept = await head(reply(8, whole, table))
  const other = await head(reply(9, whole, segment))
  await merge(kept, other, 'kept')
  const own = [`${kept.reference}-${whole}-1`, `${kept.reference}-${table}-1`]
  const former = [`${other.reference}-${segment}-1`, `${other.reference}-${whole}-1`]
  assert.deepEqual(standing(), [...own, ...former].toSorted())
  assert.deepEqual(
    await kept.says(reply(8, whole)),
    [`${own[0]} CONFIRMED`, `${own[1]} CANCELLED`, ...former.map(uid => `${uid} CANCELLED`)].toSorted(),
  )
  assert.deepEqual(standing(), [own[0]])
  assert.deepEqual(await kept.says(reply(9, whole)), [`${own[0]} CONFIRMED`])
})

test('where the other reply stays, its days are told under the number that stays, whatever their versions', async t => {
  const { head, merge, standing } = await desk(t)
  const kept = await head(reply(8, whole, table))
  for (const events of [[whole], [whole, table], [whole], [whole, table]]) await kept.says(reply(8, ...events))
  const other = await head(reply(9, whole, segment))
  await merge(kept, other, 'other')
  const own = [whole, segment].map(event => `${kept.reference}-${event}-1`)
  assert.deepEqual(
    await kept.says(reply(10, whole, segment)),
    [
      ...own.map(uid => `${uid} CONFIRMED`),
      `${kept.reference}-${table}-1 CANCELLED`,
      ...[whole, segment].map(event => `${other.reference}-${event}-1 CANCELLED`),
    ].toSorted(),
  )
  assert.deepEqual(standing(), own.toSorted())
})

test('a withdrawal after a merge leaves nothing in the calendar; so does one after two merges', async t => {
  for (const count of [2, 3]) {
    const { head, merge, standing } = await desk(t)
    const heads = []
    for (let at = 0; at < count; at++) heads.push(await head(reply(8 + at, whole)))
    for (const [at, kept] of heads.entries()) if (at > 0) await merge(kept, heads[at - 1] as typeof kept, 'kept')
    assert.equal(standing().length, count)
    await heads.at(-1)?.withdraws()
    assert.deepEqual(standing(), [])
  }
})

test('the file of the personal page takes out the same, and has the numbers of the letter', async t => {
  const { head, merge, standing, takeIn } = await desk(t)
  const kept = await head(reply(8, whole))
  const other = await head(reply(9, whole, segment))
  await merge(kept, other, 'kept')
  const file = await kept.downloads(whole)
  assert.deepEqual(
    file.map(({ uid, status }) => `${uid.split('.')[0]} ${status}`),
    [`${kept.reference}-${whole}-1 CONFIRMED`, `${other.reference}-${whole}-1 CANCELLED`],
  )
  await takeIn({ method: 'PUBLISH', entries: file })
  assert.deepEqual(standing(), [`${kept.reference}-${whole}-1`, `${other.reference}-${segment}-1`].toSorted())
  await kept.says(reply(9, whole))
  const [told] = await kept.downloads(whole)
  const again = await takeIn({ method: 'PUBLISH', entries: told ? [told] : [] })
  assert.deepEqual([again, standing()], [[`${kept.reference}-${whole}-1 CONFIRMED`], [`${kept.reference}-${whole}-1`]])
})

test('a letter about another form takes out too what the merged record had put in', async t => {
  const { app, staff, head, merge, standing, takeIn, nextCalendar } = await desk(t)
  const asked = { ...aiGovernanceDay, correspondence_language: 'en', ai_parts: ['round_table'] }
  const kept = await head(asked)
  const other = await head(reply(9, whole))
  const { replies } = app.services
  await merge(kept, other)
  await kept.says(reply(9, segment))
  const id = replies.participantByReference(kept.reference)?.id as number
  const third = await head(reply(8, table))
  await merge(kept, third, 'kept')
  const path = `/admin/replies/${kept.reference}/ai-governance-day`
  const version = () => String(replies.reply(id, 'ai-governance-day')?.version)
  await staff.post(`${path}/decision`, { to: 'refused', version: version() })
  await staff.post(`${path}/release`, { version: version() })
  assert.deepEqual(await takeIn(await nextCalendar()), [`${third.reference}-${table}-1 CANCELLED`])
  assert.deepEqual(standing(), [`${kept.reference}-${segment}-1`])
})

test('of somebody new is told what is told of anybody: there is nothing of before', async t => {
  const { app } = await office(t)
  const visitor = createVisitor(app)
  await visitor.submit('/en/participation', reply(9, whole, segment))
  const { replies, letters } = app.services
  const participant = replies.participant(1) ?? assert.fail()
  const stored = replies.reply(1, 'participation') ?? assert.fail()
  assert.deepEqual(firstCalendar(stored), calendarToTell({ replies, letters }, participant, stored))
  assert.ok(firstCalendar(stored).entries.length > 0)
})
