import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
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
})
