import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { attributes } from '../../src/table/attributes.ts'
import type { Conditions } from '../../src/table/conditions.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'

describe('what is counted beside participants', () => {
  const app = useApp()
  const order = { sort: 'name', isDescending: false, rows: 'participants' } as const

  test('beside each value stand as many participants as it leaves over', () => {
    fillDesk(app.services, 300)
    const { search } = app.services
    const names = attributes.filter(({ filter }) => filter).map(({ name }) => name)
    const all: Conditions[] = [{}, { form: ['speaking-slot'] }, { status: ['received'], region: ['cis', 'africa'] }]
    let compared = 0
    for (const conditions of all) {
      const counts = search.lookForParticipants({ ...order, conditions }).counts(names) ?? assert.fail()
      for (const [name, values] of Object.entries(counts))
        for (const [value, count] of Object.entries(values)) {
          const left = search.countParticipants({ ...order, conditions: { ...conditions, [name]: [value] } })
          assert.deepEqual([conditions, name, value, count], [conditions, name, value, left])
          compared++
        }
    }
    assert.ok(compared > 500)
  })

  test('and as many more after another program has added some', () => {
    const { search, database } = app.services
    const replied = () => search.lookForParticipants(order).counts(['form'])?.form?.['ai-governance-day'] ?? 0
    const before = replied()
    const other = new Sqlite(database.name)
    const columns =
      'form_version, status, answers, search, sort_topic, fingerprint, privacy_version, privacy_language, submitted_at, changed_at'
    const { changes } = other
      .prepare(`
        INSERT INTO replies (participant_id, form, ${columns})
        SELECT participant_id, 'ai-governance-day', ${columns} FROM replies
        WHERE form = 'participation' AND participant_id NOT IN (
          SELECT participant_id FROM replies WHERE form = 'ai-governance-day')`)
      .run()
    other.close()
    assert.ok(changes > 20)
    assert.equal(replied(), before + changes)
  })
})
