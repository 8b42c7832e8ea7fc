import { edition } from '#edition/index.ts'
import type { Audit, AuditDetails } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { planKey } from '../plan-key.ts'
import { proposeTables } from './proposal.ts'
import { sizeOfTable, tableCount } from './round-tables.ts'
import {
  createSeatingStore,
  type Guest,
  type SeatingPlan,
  type SeatingStore,
} from './seating-store.ts'
import { hasSeat, isGuest, willTakeSeat } from './standing.ts'

/** `taken` includes seats of pending invitations, whose letters have not been released. */
export type SeatCount = { taken: number; free: number }
/** Why a guest cannot be given a table. */
export type TableProblem = 'no_such_table' | 'table_full'
export type Seating = ReturnType<typeof createSeating>

type Tools = { store: SeatingStore; audit: Audit }

function countSeats(store: SeatingStore): SeatCount {
  const taken = store
    .statusCounts()
    .filter(willTakeSeat)
    .reduce((sum, { count }) => sum + count, 0)
  return { taken, free: Math.max(0, store.plan().seats - taken) }
}

const seated = (store: SeatingStore): Guest[] => store.guests().filter(hasSeat)

function problemAt(store: SeatingStore, table: number, replyId: number): TableProblem | undefined {
  const plan = store.plan()
  if (table > tableCount(plan)) return 'no_such_table'
  const others = seated(store).filter(
    guest => guest.tableNumber === table && guest.replyId !== replyId,
  )
  return others.length < sizeOfTable(plan, table) ? undefined : 'table_full'
}

/** Gives each guest the table that `tableFor` names; logs those whose table changes. */
function giveTables(
  { store, audit }: Tools,
  guests: readonly Guest[],
  tableFor: (guest: Guest) => number | null,
  by: string,
): void {
  const moves = guests
    .map(guest => ({ ...guest, to: tableFor(guest) }))
    .filter(({ tableNumber, to }) => tableNumber !== to)
  for (const { replyId, to } of moves) store.put(replyId, to)
  audit.recordAll(by, 'table_given', moves.map(entryOf))
}

const entryOf = ({ reference, tableNumber, to }: Guest & { to: number | null }): AuditDetails => ({
  reference,
  from: tableNumber ?? '',
  to: to ?? '',
})

function seat(
  tools: Tools,
  replyId: number,
  table: number | null,
  by: string,
): TableProblem | undefined {
  const problem = table === null ? undefined : problemAt(tools.store, table, replyId)
  const guests = seated(tools.store).filter(guest => guest.replyId === replyId)
  if (!problem) giveTables(tools, guests, () => table, by)
  return problem
}

function propose(tools: Tools, by: string): number {
  const guests = seated(tools.store)
  const tables = proposeTables(guests, tools.store.plan())
  giveTables(tools, guests, guest => tables.get(guest.replyId) ?? guest.tableNumber, by)
  return tables.size
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
  const seatAtOnce = database.transaction(seat)
  const proposeAtOnce = database.transaction(propose)
  const giveTablesAtOnce = database.transaction(giveTables)

  return {
    plan: store.plan,
    count: (): SeatCount => countSeats(store),
    /** Everybody whose reply is not withdrawn, in the order in which the replies came. */
    guests: (): Guest[] => store.guests().filter(isGuest),
    /** Undefined: this reply has no seat. */
    guest: (replyId: number): Guest | undefined =>
      [store.guest(replyId)].find(guest => guest && hasSeat(guest)),
    tableOf: store.tableOf,

    setPlan: (plan: SeatingPlan, by: string): void => setPlanAtOnce(tools, plan, by),
    /**
     * Gives a guest a table; null: takes it away. Returns a problem if the table does not exist or
     * is full; nothing is changed then.
     */
    seat: (replyId: number, table: number | null, by: string): TableProblem | undefined =>
      seatAtOnce(tools, replyId, table, by),
    /** Gives a table to every guest with a seat but without a table; returns how many. */
    propose: (by: string): number => proposeAtOnce(tools, by),
    clear: (by: string): void => giveTablesAtOnce(tools, seated(store), () => null, by),

    /** For decisions, whose versions tell the table: logs nothing, and does not check for room. */
    put: store.put,
  }
}
