import { sizeOfTable, tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { type Traits, traitsOf } from './traits.ts'

type Seated = { replyId: number; traits: Traits; at: OpenTable | undefined }
/** A round table, and who sits there so far. */
type OpenTable = { number: number; size: number; guests: Seated[] }

/** Enough for hundreds of guests to settle. */
const rounds = 5

/**
 * Tables for the guests that have none, by reply: each goes where the fewest are like them, then
 * where the fewest sit. After that two of them change places as long as it makes their tables
 * more even. Who sits already, stays; the same guests always get the same proposal.
 */
export function proposeTables(guests: readonly Guest[], plan: SeatingPlan): Map<number, number> {
  const tables = emptyTables(tablesNeeded(guests, plan), plan)
  for (const guest of guests)
    if (guest.tableNumber !== null) sit(seatedFrom(guest), tables[guest.tableNumber - 1])
  const without = guests.filter(({ tableNumber }) => tableNumber === null)
  const newcomers = largestGroupsFirst(without.map(seatedFrom))
  for (const guest of newcomers) sit(guest, bestTable(guest, tables))
  for (let round = 0; round < rounds; round++) if (!changePlaces(newcomers)) break
  return new Map(
    newcomers.flatMap(({ replyId, at }) => (at ? [[replyId, at.number] as const] : [])),
  )
}

/** Full tables rather than many with three at each. */
const tablesNeeded = (guests: readonly Guest[], plan: SeatingPlan): number =>
  Math.min(
    tableCount(plan),
    Math.max(
      Math.ceil(guests.length / plan.tableSize),
      ...guests.map(({ tableNumber }) => tableNumber ?? 0),
    ),
  )

const emptyTables = (count: number, plan: SeatingPlan): OpenTable[] =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    size: sizeOfTable(plan, index + 1),
    guests: [],
  }))

const seatedFrom = (guest: Guest): Seated => ({
  replyId: guest.replyId,
  traits: traitsOf(guest),
  at: undefined,
})

function sit(guest: Seated, at: OpenTable | undefined): void {
  guest.at = at
  at?.guests.push(guest)
}

/** How much somebody would be among their like. */
function likeness({ traits }: Seated, others: readonly Seated[]): number {
  let sum = 0
  for (const { traits: their } of others) {
    if (their.authority === traits.authority) sum += 6
    if (their.region === traits.region) sum += 3
    if (their.kind === traits.kind) sum += 2
    if (their.language === traits.language) sum += 2
  }
  return sum
}

function bestTable(guest: Seated, tables: readonly OpenTable[]): OpenTable | undefined {
  const open = tables.filter(({ guests, size }) => guests.length < size)
  const costs = new Map(open.map(table => [table, likeness(guest, table.guests)]))
  return open.toSorted(
    (a, b) =>
      (costs.get(a) ?? 0) - (costs.get(b) ?? 0) ||
      a.guests.length - b.guests.length ||
      a.number - b.number,
  )[0]
}

/** Those of whom there are many go first, while every table is still open to them. */
function largestGroupsFirst(guests: readonly Seated[]): Seated[] {
  const group = ({ traits }: Seated) => `${traits.region} ${traits.kind}`
  const groups = [...Map.groupBy(guests, group)]
  return groups
    .toSorted(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b))
    .flatMap(([, all]) => all)
}

/** Every two who would sit better in each other's place change places; false: there are none. */
function changePlaces(guests: readonly Seated[]): boolean {
  let isChanged = false
  for (const [index, one] of guests.entries())
    for (const other of guests.slice(index + 1)) if (changePlace(one, other)) isChanged = true
  return isChanged
}

function changePlace(one: Seated, other: Seated): boolean {
  const [here, there] = [one.at, other.at]
  if (!here || !there || here === there) return false
  const others = {
    here: here.guests.filter(guest => guest !== one),
    there: there.guests.filter(guest => guest !== other),
  }
  const now = likeness(one, others.here) + likeness(other, others.there)
  const then = likeness(one, others.there) + likeness(other, others.here)
  if (then >= now) return false
  here.guests = [...others.here, other]
  there.guests = [...others.there, one]
  one.at = there
  other.at = here
  return true
}
