import { sizeOfTable, tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { type Traits, traitsOf } from './traits.ts'

type Seated = { replyId: number; traits: Traits; at: OpenTable | undefined }
/** A round table while guests are being seated. */
type OpenTable = { number: number; size: number; guests: Seated[] }

/** The most passes of exchanging places; enough for hundreds of guests. */
const roundsMax = 5

/**
 * Proposes tables for the guests without one; the result is by id of reply. Each guest goes to the
 * table with the fewest similar guests, then to the emptiest. Then two of them change places
 * wherever that mixes their tables better. Guests who have a table keep it. The same guests always
 * get the same proposal.
 */
export function proposeTables(guests: readonly Guest[], plan: SeatingPlan): Map<number, number> {
  const tables = emptyTables(tablesNeeded(guests, plan), plan)
  for (const guest of guests)
    if (guest.tableNumber !== null) sit(seatedFrom(guest), tables[guest.tableNumber - 1])
  const without = guests.filter(({ tableNumber }) => tableNumber === null)
  const newcomers = largestGroupsFirst(without.map(seatedFrom))
  for (const guest of newcomers) sit(guest, bestTable(guest, tables))
  for (let round = 0; round < roundsMax; round++) if (!changePlaces(newcomers)) break
  return new Map(
    newcomers.flatMap(({ replyId, at }) => (at ? [[replyId, at.number] as const] : [])),
  )
}

/**
 * The guests of one table in the order of its seats. They come group by group: the second half sits
 * between the first, so that neighbours differ.
 */
export function apart(ids: readonly number[]): number[] {
  const half = Math.ceil(ids.length / 2)
  const second = ids.slice(half)
  return ids.slice(0, half).flatMap((id, index) => [id, ...second.slice(index, index + 1)])
}

/** As few tables as the guests fill: full tables rather than many with three people each. */
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

/** How similar the guest is to the others at a table; the weights say what to avoid most. */
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

/** Guests of the most frequent kinds come first, while every table is still open to them. */
function largestGroupsFirst(guests: readonly Seated[]): Seated[] {
  const group = ({ traits }: Seated) => `${traits.region} ${traits.kind}`
  const groups = [...Map.groupBy(guests, group)]
  return groups
    .toSorted(([a, one], [b, other]) => other.length - one.length || a.localeCompare(b))
    .flatMap(([, all]) => all)
}

/** Exchanges every two guests where that mixes their tables better; false: nobody moved. */
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
  const likenessNow = likeness(one, others.here) + likeness(other, others.there)
  const likenessAfter = likeness(one, others.there) + likeness(other, others.here)
  if (likenessAfter >= likenessNow) return false
  here.guests = [...others.here, other]
  there.guests = [...others.there, one]
  one.at = there
  other.at = here
  return true
}
