import { type Place, placeOf, placeText } from './place.ts'
import { sizeOfTable, tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'

/** Somebody goes from one place to another; null: has none. */
export type Move = { replyId: number; from: Place | null; to: Place | null }

/** A guest with the place at which the page that was pressed showed them. */
export type Ticked = Pick<Move, 'replyId' | 'from'>

/** A table to sit at; without `seat` on the first seat that is free. */
export type Goal = { table: number; seat?: number | undefined }

/**
 * Why nobody is moved: `seat_lost`: somebody is no guest any more; `stale`: `guest` sits elsewhere
 * by now; `seat_taken`: by `guest`.
 */
export type MoveProblem =
  | { name: 'seat_lost' | 'no_such_table' | 'table_full' }
  | { name: 'stale' | 'seat_taken'; guest: Guest }

/** Everybody who is ticked to one table, the first of them to the seat that was pressed. */
export function movesTo(
  goal: Goal | null,
  ticked: readonly Ticked[],
  guests: readonly Guest[],
  plan: SeatingPlan,
): Move[] {
  if (!goal) return ticked.map(one => ({ ...one, to: null }))
  const { table, seat } = goal
  const leaving = new Set(ticked.map(({ replyId }) => replyId))
  const staying = guests.filter(({ replyId }) => !leaving.has(replyId))
  const free = freeSeats(table, staying, plan)
  const seats = seat === undefined ? free : [seat, ...free.filter(one => one !== seat)]
  // Whoever finds none gets one that the table does not have: see `problemWith`.
  const beyond = sizeOfTable(plan, table) + 1
  return ticked.map((one, index) => ({ ...one, to: { table, seat: seats[index] ?? beyond } }))
}

/** In the order of their numbers. */
export function freeSeats(table: number, guests: readonly Guest[], plan: SeatingPlan): number[] {
  const sitting = guests.filter(({ tableNumber }) => tableNumber === table)
  const taken = new Set(sitting.map(({ seatNumber }) => seatNumber))
  const size = Math.max(0, sizeOfTable(plan, table))
  return Array.from({ length: size }, (_, index) => index + 1).filter(seat => !taken.has(seat))
}

/** What stands in the way of making all these moves at once. */
export function problemWith(
  moves: readonly Move[],
  guests: readonly Guest[],
  plan: SeatingPlan,
): MoveProblem | undefined {
  const moving = new Set(moves.map(({ replyId }) => replyId))
  const sitting = new Map(
    guests.filter(({ replyId }) => !moving.has(replyId)).map(guest => [textOf(guest), guest]),
  )
  for (const { replyId, from, to } of moves) {
    const guest = guests.find(one => one.replyId === replyId)
    if (!guest) return { name: 'seat_lost' }
    if (textOf(guest) !== placeText(from)) return { name: 'stale', guest }
    if (!to) continue
    if (to.table > tableCount(plan)) return { name: 'no_such_table' }
    if (to.seat > sizeOfTable(plan, to.table)) return { name: 'table_full' }
    const other = sitting.get(placeText(to))
    if (other) return { name: 'seat_taken', guest: other }
    sitting.set(placeText(to), guest)
  }
  return undefined
}

const textOf = (guest: Guest): string => placeText(placeOf(guest))

/** Two guests change places; one of them may have none. */
export const exchange = (one: Ticked, other: Ticked): Move[] => [
  { ...one, to: other.from },
  { ...other, to: one.from },
]

/** Everybody back to where they were. */
export const backwards = (moves: readonly Move[]): Move[] =>
  moves.map(({ replyId, from, to }) => ({ replyId, from: to, to: from }))
