import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { useSeating } from '../support/seating.ts'

describe('the seat of an invitation that is taken back', () => {
  const { app, reply, decide, release } = useSeating()

  test('stays taken until the guest is told: the guest may come, and the decision be called back', async () => {
    const [first, second] = [await reply('Adamov'), await reply('Belov')]
    app.services.seating.setPlan({ seats: 1, tableSize: 2 }, 'x')
    decide([first], 'invited')
    release(first)
    decide([first], 'uninvited')
    const refused = decide([second], 'invited')
    assert.deepEqual(
      [refused.skipped.map(({ why }) => why), app.services.seating.count()],
      [['no_seats'], { taken: 1, free: 0 }],
    )
    release(first)
    assert.deepEqual(app.services.seating.count(), { taken: 0, free: 1 })
    assert.equal(decide([second], 'invited').done.length, 1)
  })
})
