import { edition } from '#edition/index.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { planKey } from '../plan-key.ts'
import {
  exchange,
  type Goal,
  type Move,
  type MoveProblem,
  movesTo,
  problemWith,
  type Ticked,
} from './moving.ts'
import { type Place, placeOf, placeText } from './place.ts'
import { apart, proposeTables } from './proposal.ts'
import {
  createSeatingStore,
  type Guest,
  type SeatingPlan,
  type SeatingStore,
} from './seating-store.ts'
import { isGuest, undecided, waiting } from './standing.ts'

/** `taken` includes seats of invitations, and of those taken back, whose letters have not been released. */
export type SeatCount = { taken: number; free: number }
/** What was done, or why nothing was. */
export type Moved = { moves: Move[]; problem?: never } | { moves?: never; problem: MoveProblem }
/** As many as take some five milliseconds. */
const guestsAtOnce = 200

export type Seating = ReturnType<typeof createSeating>

type Tools = { store: SeatingStore; audit: Audit }

function countSeats(store: SeatingStore): SeatCount {
  const taken = store.seatsHeld()
  return { taken, free: Math.max(0, store.plan().seats - taken) }
}

/** All of them or nobody; logs those whose place changes. */
function move(tools: Tools, asked: readonly Move[], by: string): Moved {
  const guests = tools.store.seated()
  const once = [...new Map(asked.map(one => [one.replyId, one])).values()]
  const problem = problemWith(once, guests, tools.store.plan())
  return problem ? { problem } : { moves: carryOut(tools, once, guests, by) }
}

function carryOut(
  { store, audit }: Tools,
  asked: readonly Move[],
  guests: readonly Guest[],
  by: string,
): Move[] {
  const moves = asked.filter(({ from, to }) => placeText(from) !== placeText(to))
  // Everybody gets up first, so that two can change places.
  for (const { replyId } of moves) store.remove(replyId)
  for (const { replyId, to } of moves) if (to) store.put(replyId, to)
  const references = new Map(guests.map(({ replyId, reference }) => [replyId, reference]))
  audit.recordAll(
    by,
    'table_given',
    moves.map(({ replyId, from, to }) => ({
      reference: references.get(replyId) ?? '',
      from: placeText(from),
      to: placeText(to),
    })),
  )
  return moves
}

const seat = (tools: Tools, goal: Goal | null, ticked: readonly Ticked[], by: string): Moved =>
  move(tools, movesTo(goal, ticked, tools.store.seated(), tools.store.plan()), by)

/** Tables by likeness, and at each the next free seat. */
function propose(tools: Tools, by: string): Move[] {
  const { store } = tools
  const plan = store.plan()
  const guests = store.seated()
  const tables = proposeTables(guests, plan)
  const newcomers = Map.groupBy(tables.keys(), replyId => tables.get(replyId) ?? 0)
  const moves = [...newcomers].flatMap(([table, ids]) =>
    movesTo({ table }, apart(ids).map(nowhere), guests, plan),
  )
  return carryOut(tools, moves, guests, by)
}

const nowhere = (replyId: number): Ticked => ({ replyId, from: null })

function clear(tools: Tools, by: string): Move[] {
  const guests = tools.store.seated()
  return carryOut(tools, movesTo(null, guests.map(ticked), guests, tools.store.plan()), guests, by)
}

const ticked = (guest: Guest): Ticked => ({ replyId: guest.replyId, from: placeOf(guest) })

/** Where the guest sat, or at the same table where somebody else sits there by now. */
function putBack(store: SeatingStore, replyId: number, { table, seat }: Place): void {
  // Whoever sits somewhere stays there.
  if (store.placeOf(replyId)) return
  const taken = store.seatsTaken(table)
  const free = Array.from({ length: taken.length + 1 }, (_, index) => index + 1)
  const found = [seat, ...free].find(one => !taken.includes(one)) ?? seat
  store.put(replyId, { table, seat: found })
}

function setPlan({ store, audit }: Tools, plan: SeatingPlan, by: string): void {
  if (planKey(plan) === planKey(store.plan())) return
  store.setPlan(plan)
  audit.record(by, 'seating_changed', { seats: plan.seats, table_size: plan.tableSize })
}

/**
 * Gives tables to guests. Seats are given by decisions; a reply that loses its seat loses its table
 * in the store. `by`: the member whom the log names.
 */
export function createSeating({ database, audit }: { database: Database; audit: Audit }) {
  const store = createSeatingStore(database, edition.formOf('seat')?.path ?? '')
  if (edition.seatingPlan) store.addPlan(edition.seatingPlan)
  const tools: Tools = { store, audit }
  const setPlanAtOnce = database.transaction(setPlan)
  const moveAtOnce = database.transaction(move)
  const seatAtOnce = database.transaction(seat)
  const proposeAtOnce = database.transaction(propose)
  const clearAtOnce = database.transaction(clear)

  return {
    plan: store.plan,
    count: (): SeatCount => countSeats(store),
    /**
     * Everybody whose reply is not withdrawn, in the order in which the replies came, piece by
     * piece: there may be tens of thousands.
     */
    *guestsInPieces(): Generator<Guest[]> {
      let piece = store.guestsAfter(0, guestsAtOnce)
      for (; piece.length > 0; piece = store.guestsAfter(piece.at(-1)?.replyId ?? 0, guestsAtOnce))
        yield piece.filter(isGuest)
    },
    /** Those with these ids, in their order; not who has withdrawn. */
    guestsOf: (ids: readonly number[]): Guest[] => store.guestsOf(ids).filter(isGuest),
    /** Everybody who has a seat, whether at a table or not. */
    seated: store.seated,
    /** The first of those still to decide about; `total`: of all of them. */
    waiting: (max: number) => store.firstWith(waiting, max),
    undecided: (max: number) => store.firstWith(undecided, max),
    /** Whoever has replied, even if the reply is withdrawn. */
    guest: store.guest,
    placeOf: store.placeOf,

    setPlan: (plan: SeatingPlan, by: string): void => setPlanAtOnce(tools, plan, by),
    move: (moves: readonly Move[], by: string): Moved => moveAtOnce(tools, moves, by),
    /** To a table, or to none: null. */
    seat: (ticked: readonly Ticked[], goal: Goal | null, by: string): Moved =>
      seatAtOnce(tools, goal, ticked, by),
    exchange: (one: Ticked, other: Ticked, by: string): Moved =>
      moveAtOnce(tools, exchange(one, other), by),
    /** Gives a place to every guest with a seat but without a table. */
    propose: (by: string): Move[] => proposeAtOnce(tools, by),
    clear: (by: string): Move[] => clearAtOnce(tools, by),

    /** For decisions, whose versions tell the place: logs nothing, and does not check for room. */
    putBack: (replyId: number, place: Place): void => putBack(store, replyId, place),
  }
}
