import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Participant } from '../../src/participants/participants.ts'
import type { Services } from '../../src/services.ts'
import { appFor } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'

/** A change about a participant, what it writes, and the entry of the log that goes with it. */
type Logged = {
  action: string
  make(services: Services, one: Participant, other: Participant): unknown
  state(services: Services, one: Participant, other: Participant): unknown
  details: Record<string, string>
}

const by = 'member@itu.example'

const changes: readonly Logged[] = [
  {
    action: 'note_added',
    make: ({ notes }, one) => notes.add(one, 'Called back', by),
    state: ({ notes }, one) => notes.of(one.id).length,
    details: {},
  },
  {
    action: 'assigned',
    make: ({ labels, staff }, one) => labels.assign(one, staff.list()[0]?.id ?? null, by),
    state: ({ labels }, one) => labels.assignee(one.id),
    details: { from: '', to: 'colleague-3@itu.example' },
  },
  {
    action: 'tag_added',
    make: ({ labels }, one) => labels.addTag(one, 'visa', by),
    state: ({ labels }, one) => labels.tags(one.id),
    details: { to: 'visa' },
  },
  {
    action: 'tag_removed',
    make: ({ labels }, one) => labels.removeTag(one, 'visa', by),
    state: ({ labels }, one) => labels.tags(one.id),
    details: { from: 'visa' },
  },
  {
    action: 'declared_different',
    make: ({ duplicates }, one, other) => duplicates.markDifferent(one, other, by),
    state: ({ database }) => database.prepare('SELECT count(*) FROM different_people').pluck().get(),
    details: { other: 'other' },
  },
  {
    action: 'merged',
    make: ({ merging }, kept, other) => merging.merge({ kept, other }, [], by),
    state: ({ replies }, _kept, other) => replies.participantByReference(other.reference)?.reference,
    details: { other: 'other' },
  },
]

test('a change about a participant is in the log, and is not made where the log cannot take it', async t => {
  const app = await appFor(t)
  const desk = createDesk(app)
  const [one, other] = [await desk.participant(['participation']), await desk.participant(['speaking-slot'])]
  await desk.colleague('reviewer')
  const [kept, gone] = [one.participant(), other.participant()]
  const { database } = app.services
  const logged = database.prepare<[string], { madeBy: string; details: string }>(
    'SELECT made_by AS madeBy, details FROM audit_entries WHERE action = ?',
  )

  for (const { action, make, state, details } of changes) {
    const before = state(app.services, kept, gone)
    database.exec(`CREATE TRIGGER full_log BEFORE INSERT ON audit WHEN new.action = '${action}' BEGIN
      SELECT RAISE(ABORT, 'The log is full'); END`)
    assert.throws(() => make(app.services, kept, gone), /The log is full/, action)
    database.exec('DROP TRIGGER full_log')
    assert.deepEqual(state(app.services, kept, gone), before, action)

    make(app.services, kept, gone)
    assert.notDeepEqual(state(app.services, kept, gone), before, action)
    const expected = {
      reference: kept.reference,
      ...details,
      ...('other' in details && { other: gone.reference }),
    }
    assert.deepEqual(
      logged.all(action).map(entry => [entry.madeBy, JSON.parse(entry.details)]),
      [[by, expected]],
      action,
    )
  }
})

test('the log tells nothing of a tag that was there already, or that there was none of', async t => {
  const app = await appFor(t)
  const one = (await createDesk(app).participant(['participation'])).participant()
  const { labels, audit } = app.services
  const told = () => audit.about(one.id).filter(({ action }) => action.startsWith('tag_')).length
  assert.deepEqual([labels.addTag(one, 'visa', by), labels.addTag(one, 'visa', by), told()], [true, false, 1])
  assert.deepEqual([labels.removeTag(one, 'visa', by), labels.removeTag(one, 'visa', by), told()], [true, false, 2])
})
