import { difference, hasId, type IdSet, idSetBelow, idsOfPage, sizeOf } from './id-set.ts'
import type { Slice } from './table-store.ts'

/** Visits the rows at a place of an order: the row itself, or all replies of the participant. */
export type RowsAt = (id: number, visit: (row: number) => void) => void

/** One page of the rows that are shown, in the order of their places. */
type Walk = (
  places: Uint32Array,
  rowsAt: RowsAt,
  shown: IdSet,
  isDescending: boolean,
  slice: Slice,
) => number[]

/**
 * One page of these rows, found by going through an order. Rows that have no place in it come last
 * in both directions.
 */
export const byPlaces: Walk = (places, rowsAt, shown, isDescending, { size, offset }) => {
  const found: number[] = []
  let toSkip = offset
  let left = sizeOf(shown)
  let here = 0
  const count = (row: number) => {
    if (hasId(shown, row)) here++
  }
  for (let step = 0; left > 0 && step < places.length && found.length < size; step++) {
    const id = places[isDescending ? places.length - 1 - step : step] ?? 0
    here = 0
    rowsAt(id, count)
    if (toSkip < here) found.push(...rowsIn(id, rowsAt, shown, isDescending).slice(toSkip))
    toSkip = Math.max(0, toSkip - here)
    left -= here
  }
  if (left === 0 || found.length >= size) return found.slice(0, size)
  const placed = idSetBelow(shown.words.length * 32, add => {
    for (const id of places) rowsAt(id, add)
  })
  const others = difference(shown, placed)
  return [...found, ...idsOfPage(others, isDescending, toSkip, size - found.length)]
}

/** The same where every row has a place: the other direction is the reverse, and may be shorter. */
export const fromNearerEnd: Walk = (places, rowsAt, shown, isDescending, { size, offset }) => {
  const total = sizeOf(shown)
  const end = Math.min(offset + size, total)
  if (offset + end <= total) return byPlaces(places, rowsAt, shown, isDescending, { size, offset })
  const slice = { size: Math.max(0, end - offset), offset: total - end }
  return byPlaces(places, rowsAt, shown, !isDescending, slice).reverse()
}

function rowsIn(id: number, rowsAt: RowsAt, shown: IdSet, isDescending: boolean): number[] {
  const rows: number[] = []
  rowsAt(id, row => {
    if (hasId(shown, row)) rows.push(row)
  })
  return isDescending ? rows.reverse() : rows
}
