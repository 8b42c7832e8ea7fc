import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Participant } from '../../src/participants/participants.ts'
import { appFor } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'

test('pairs that were decided take no room from those that were not', async t => {
  const app = await appFor(t)
  const desk = createDesk(app)
  const { database, duplicates } = app.services
  const people: Participant[] = []
  for (let count = 0; count < 102; count++)
    people.push(
      (
        await desk.participant(['participation'], {
          ...{ family_name: 'Samename', given_names: 'Anna', native_name: '' },
          contact_email: `office-${count}@regulator.example`,
        })
      ).participant(),
    )
  const pairs = people.flatMap((one, index) => people.slice(index + 1).map(other => ({ one, other })))
  assert.equal(pairs.length, 5151)
  database.transaction(() => {
    for (const { one, other } of pairs.slice(0, 5120)) duplicates.markDifferent(one, other, 'desk@itu.example')
  })()
  assert.deepEqual([duplicates.count(), duplicates.pairs(50, 0).length], [31, 31])
})
