import { hasId, type IdSet, idSetOf, longer } from './id-set.ts'
import type { OrderStore, Place } from './orders-store.ts'

/** So many rows are read at once; others are answered between. */
const rowsPerSlice = 2000

/** With more rows out of their places than this, all are read anew. */
const misplacedMax = 5000

/** The ids of a table in the order of a column, in memory: four bytes a row. */
export type KeptOrder = ReturnType<typeof createKeptOrder>

export function createKeptOrder(store: OrderStore, isListed: (id: number) => boolean) {
  let ids: Uint32Array = new Uint32Array(0)
  const misplaced = new Set<number>()

  function* fill(): Generator<void> {
    let found = new Uint32Array(64)
    let length = 0
    for (let rows = store.after({ key: '', id: 0 }, rowsPerSlice); rows.length > 0; ) {
      for (const { id } of rows.filter(row => isListed(row.id))) {
        if (length === found.length) found = longer(found, length)
        found[length++] = id
      }
      yield
      rows = store.after(rows.at(-1) as Place, rowsPerSlice)
    }
    ids = found.slice(0, length)
    misplaced.clear()
  }

  /** Puts rows that have changed, come or gone where they belong now. */
  function place(changed: readonly number[]): void {
    const others = without(ids, idSetOf(changed))
    const placed = store.sorted(changed.filter(isListed))
    const all = new Uint32Array(others.length + placed.length)
    let from = 0
    for (const [index, one] of placed.entries()) {
      const to = placeOf(one, others, from)
      all.set(others.subarray(from, to), from + index)
      all[to + index] = one.id
      from = to
    }
    all.set(others.subarray(from), from + placed.length)
    ids = all
    misplaced.clear()
  }

  /** Where it belongs among the others, at `low` or after it; what has just come is often the last. */
  function placeOf(one: Place, others: Uint32Array, low: number): number {
    let high = others.length
    let middle = high - 1
    while (low < high) {
      if (store.isBefore(others[middle] ?? 0, one)) low = middle + 1
      else high = middle
      middle = (low + high) >>> 1
    }
    return low
  }

  return {
    fill,
    /** These rows have changed, come or gone. */
    misplace(changed: readonly number[]): void {
      for (const id of changed) misplaced.add(id)
    },
    ids(): Uint32Array {
      if (misplaced.size > misplacedMax) for (const _ of fill());
      else if (misplaced.size > 0) place([...misplaced])
      return ids
    },
  }
}

/** A loop, because `filter` takes five times as long. */
function without(ids: Uint32Array, removed: IdSet): Uint32Array {
  const kept = new Uint32Array(ids.length)
  let length = 0
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0
    if (!hasId(removed, id)) kept[length++] = id
  }
  return kept.subarray(0, length)
}
