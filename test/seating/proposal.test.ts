import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { edition } from '#edition/index.ts'
import { apart, proposeTables } from '../../src/seating/proposal.ts'
import type { Guest } from '../../src/seating/seating-store.ts'
import { traitsOf } from '../../src/seating/traits.ts'

const { countries } = edition

function guest(index: number, more: Partial<Guest> = {}): Guest {
  const kinds = ['regulator', 'regulator', 'ministry', 'other_public', 'intergovernmental']
  const country = countries[(index * 7) % countries.length]?.code as string
  return {
    replyId: index + 1,
    version: 1,
    form: 'ai-governance-day',
    reference: String(index),
    person: { country, organization: `Authority ${index % 90}`, organization_kind: kinds[(index * 3) % 5] as string },
    answers: { table_language: ['en', 'en', 'fr', 'ru', 'es'][(index * 2) % 5] as string },
    status: 'accepted',
    pendingStatus: null,
    submittedAt: String(index).padStart(4, '0'),
    tableNumber: null,
    seatNumber: null,
    ...more,
  }
}

describe('the proposed tables', () => {
  const plan = { seats: 200, tableSize: 10 }
  const guests = Array.from({ length: 150 }, (_, index) => guest(index))

  test('fill whole tables, none over its size, and are the same each time', () => {
    const tables = proposeTables(guests, plan)
    const sizes = [...Map.groupBy(tables.values(), table => table)].map(([, all]) => all.length)
    assert.deepEqual(
      sizes,
      Array.from({ length: 15 }, () => 10),
    )
    assert.deepEqual(proposeTables(guests, plan), tables)
  })

  test('give each table its share of every region, kind and language, and part people of one authority', () => {
    const tables = proposeTables(guests, plan)
    for (const trait of ['region', 'kind', 'language'] as const)
      for (const [value, all] of Map.groupBy(guests, one => traitsOf(one)[trait])) {
        const counts = Array.from(
          { length: 15 },
          (_, index) => all.filter(({ replyId }) => tables.get(replyId) === index + 1).length,
        )
        assert.ok(Math.max(...counts) - Math.min(...counts) <= 2, `${trait} ${value}: ${counts}`)
      }
    for (const [, all] of Map.groupBy(guests, one => traitsOf(one).authority))
      assert.equal(new Set(all.map(({ replyId }) => tables.get(replyId))).size, all.length)
  })

  test('part neighbours of one group, and lose nobody', () => {
    assert.deepEqual([apart([]), apart([1]), apart([1, 2, 3, 4, 5])], [[], [1], [1, 4, 2, 5, 3]])
  })

  test('leave whoever sits already, and seat nobody where there is no room', () => {
    const sitting = guests.slice(0, 12).map((one, index) => ({ ...one, tableNumber: index < 9 ? 1 : 3 }))
    const tables = proposeTables([...sitting, ...guests.slice(12, 30)], plan)
    assert.equal(tables.size, 18)
    assert.equal(
      sitting.some(({ replyId }) => tables.has(replyId)),
      false,
    )
    assert.equal([...tables.values()].filter(table => table === 1).length, 1)
    const few = proposeTables(guests.slice(0, 9), { seats: 7, tableSize: 4 })
    assert.deepEqual([...few.values()].toSorted(), [1, 1, 1, 1, 2, 2, 2])
  })
})
