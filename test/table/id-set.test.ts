import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  addId,
  hasId,
  type IdSet,
  idSetOf,
  idsIn,
  idsOfPage,
  intersection,
  noIds,
  removeId,
  removeIds,
  sizeOf,
  sizeOfBoth,
} from '../../src/table/id-set.ts'
import { createDice } from '../support/dice.ts'

/** The obvious way: all ids, put in order and cut. */
function expected(set: IdSet, isDescending: boolean, passed: number, size: number): number[] {
  const ids = isDescending ? idsIn(set).reverse() : idsIn(set)
  return ids.slice(passed, passed + size)
}

test('a page of ids is the same as one cut from all of them, at any place of any set, both ways', () => {
  const roll = createDice(7)
  for (let round = 0; round < 500; round++) {
    const most = 1 + roll(3000)
    const set = idSetOf(Array.from({ length: roll(most) }, () => 1 + roll(most)))
    for (const isDescending of [false, true]) {
      const [passed, size] = [roll(most + 50), roll(200)]
      assert.deepEqual(
        idsOfPage(set, isDescending, passed, size),
        expected(set, isDescending, passed, size),
        JSON.stringify({ round, isDescending, passed, size }),
      )
    }
  }
})

test('pages one after another have every id once', () => {
  const set = idSetOf([0, 1, 31, 32, 63, 64, 95, 1000, 4095, 4096])
  for (const isDescending of [false, true])
    for (const size of [1, 2, 3, 7, 10, 11]) {
      const pages = Array.from({ length: 12 }, (_, page) => idsOfPage(set, isDescending, size * page, size))
      assert.deepEqual(pages.flat(), expected(set, isDescending, 0, 10))
    }
})

test('of no ids there is no page, and a full word has all its thirty-two', () => {
  assert.deepEqual(idsOfPage(noIds(), true, 0, 50), [])
  const full = noIds()
  for (let id = 0; id < 32; id++) addId(full, id)
  assert.deepEqual(idsOfPage(full, true, 30, 50), [1, 0])
  assert.deepEqual(idsOfPage(full, false, 30, 50), [30, 31])
})

test('a set of ids keeps what is put in, whatever its size', () => {
  const ids = [1, 31, 32, 63, 64, 2047, 2048, 1_000_000]
  const set = idSetOf([...ids, 64, 64])
  assert.deepEqual([idsIn(set), sizeOf(set)], [ids, ids.length])
  removeId(set, 64)
  removeId(set, 65)
  addId(set, 2)
  const others = idSetOf([2, 31, 64, 1_000_000])
  assert.deepEqual([hasId(set, 64), hasId(set, 2), hasId(set, 5_000_000)], [false, true, false])
  assert.deepEqual(idsIn(intersection(set, [others])), [2, 31, 1_000_000])
  assert.deepEqual([sizeOf(intersection(set, [others])), sizeOfBoth(set, others), sizeOf(set)], [3, 3, 8])
  assert.deepEqual(idsIn(intersection(set, [idSetOf([2])])), [2])
  addId(others, 2048)
  removeId(set, 31)
  assert.deepEqual([sizeOfBoth(set, others), sizeOfBoth(others, set), sizeOfBoth(set, noIds())], [3, 3, 0])
  removeIds(set, others)
  assert.deepEqual([idsIn(set), sizeOf(set), sizeOfBoth(set, others)], [[1, 32, 63, 2047], 4, 0])
})
