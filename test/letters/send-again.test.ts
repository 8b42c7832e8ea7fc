import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LetterKind, letterKinds } from '../../src/letters/kinds.ts'
import type { LetterData } from '../../src/letters/letter-data.ts'
import { maySendAgain } from '../../src/letters/send-again.ts'
import { appFor } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'
import { signedIn } from '../support/staff.ts'

const answers = { notes: 'as sent' }
const reply = { status: 'received', toldSession: null, answers, isInForce: true }
const withdrawn = { ...reply, status: 'withdrawn', isInForce: false }
type Now = Omit<typeof reply, 'toldSession'> & { toldSession: string | null }

const sent = (kind: LetterKind, data: Partial<LetterData> = {}) => ({
  kind,
  state: 'sent' as const,
  error: null,
  data: { reference: '2346-789D', ...data },
})

test('a letter goes out again while what it says holds', () => {
  const told = { status: 'slot_offered', session: 'segment-9-july' }
  const offered = { ...reply, status: 'slot_offered', toldSession: 'segment-9-july' }
  const cases: [LetterKind, Partial<LetterData>, Now | undefined, boolean][] = [
    ...(['received', 'changed', 'corrected'] as const).flatMap((kind): typeof cases => [
      [kind, { answers }, reply, true],
      [kind, { answers }, { ...reply, answers: { notes: 'other' } }, false],
      [kind, { answers }, withdrawn, false],
      [kind, { answers }, undefined, false],
    ]),
    ['withdrawn', {}, withdrawn, true],
    ['withdrawn', {}, reply, false],
    ['decision', told, offered, true],
    ['decision', told, { ...offered, toldSession: 'segment-10-july' }, false],
    ['decision', told, { ...offered, status: 'confirmed' }, false],
    ['decision', told, undefined, false],
    ['decision', { status: 'waiting' }, { ...reply, status: 'waiting' }, true],
    ['personal_link', {}, undefined, true],
    ['address_changed', {}, undefined, true],
  ]
  assert.deepEqual(
    cases.map(([kind, data, now]) => maySendAgain(sent(kind, data), now)),
    cases.map(([, , , expected]) => expected),
  )
})

test('no letter goes out again that has not left or was called back', () => {
  const held = letterKinds.flatMap(kind => [
    maySendAgain({ ...sent(kind, { answers }), state: 'queued' }, withdrawn),
    maySendAgain({ ...sent(kind, { answers }), state: 'failed', error: 'cancelled' }, withdrawn),
  ])
  assert.deepEqual(new Set(held), new Set([false]))
})

test('a letter is queued again together with its entry in the log, or neither is there', async t => {
  const app = await appFor(t)
  const { database, outbox, audit } = app.services
  const one = await createDesk(app).participant(['participation'])
  await outbox.deliverDue()
  const [letter] = outbox.ofParticipant(one.participant().id)
  const reviewer = await signedIn(app, 'reviewer', 'en')
  const again = () => reviewer.post(`/admin/replies/${one.reference}/letters/${letter?.id}/copies`)
  const traces = () => [
    outbox.ofParticipant(one.participant().id).length,
    audit.about(one.participant().id).filter(({ action }) => action === 'letter_sent_again').length,
  ]
  database.exec(`CREATE TRIGGER full BEFORE INSERT ON audit WHEN new.action = 'letter_sent_again'
    BEGIN SELECT RAISE(ABORT, 'full'); END`)
  assert.deepEqual([(await again()).status, traces()], [500, [1, 0]])
  database.exec('DROP TRIGGER full')
  assert.deepEqual([(await again()).status, traces()], [303, [2, 1]])
})
