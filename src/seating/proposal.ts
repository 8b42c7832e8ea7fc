import { edition } from '#edition/index.ts'
import { textOf } from '../forms/form.ts'
import type { Guest, SeatingPlan } from './seating.ts'

const { regionOf } = edition

/** What each table should have its share of; two of one authority at one table are the first thing to avoid. */
export type Traits = { region: string; kind: string; language: string; authority: string }

export const traitsOf = ({ person, answers }: Pick<Guest, 'person' | 'answers'>): Traits => ({
  region: regionOf(textOf(person, 'country')) ?? 'none',
  kind: textOf(person, 'organization_kind'),
  language: textOf(answers, 'table_language') || 'none',
  authority: `${textOf(person, 'country')} ${textOf(person, 'organization')}`.toLowerCase(),
})

export const tablesFor = ({ seats, tableSize }: SeatingPlan): number => Math.ceil(seats / tableSize)

/** The last table has what is left over. */
export const sizeOfTable = ({ seats, tableSize }: SeatingPlan, table: number): number =>
  Math.min(tableSize, seats - (table - 1) * tableSize)

type Seated = { replyId: number; traits: Traits; table: Table | undefined }
type Table = { number: number; size: number; guests: Seated[] }

/** Enough for hundreds of guests to settle. */
const rounds = 5

/**
 * Tables for the guests that have none, by reply: each goes where the fewest are like them, then where the fewest sit.
 * After that two of them change places as long as it makes their tables more even. Who sits already, stays;
 * the same guests always get the same proposal.
 */
export function proposeTables(guests: readonly Guest[], plan: SeatingPlan): Map<number, number> {
  const tables = Array.from({ length: tablesNeeded(guests, plan) }, (_, index): Table => {
    return { number: index + 1, size: sizeOfTable(plan, index + 1), guests: [] }
  })
  for (const guest of guests)
    if (guest.table !== null) sit(seatedFrom(guest), tables[guest.table - 1])
  const newcomers = largestGroupsFirst(guests.filter(({ table }) => table === null).map(seatedFrom))
  for (const guest of newcomers) sit(guest, bestTable(guest, tables))
  for (let round = 0; round < rounds; round++) if (!changePlaces(newcomers)) break
  return new Map(
    newcomers.flatMap(({ replyId, table }) => (table ? [[replyId, table.number] as const] : [])),
  )
}

/** Full tables rather than many with three at each. */
const tablesNeeded = (guests: readonly Guest[], plan: SeatingPlan): number =>
  Math.min(
    tablesFor(plan),
    Math.max(Math.ceil(guests.length / plan.tableSize), ...guests.map(({ table }) => table ?? 0)),
  )

const seatedFrom = (guest: Guest): Seated => ({
  replyId: guest.replyId,
  traits: traitsOf(guest),
  table: undefined,
})

function sit(guest: Seated, table: Table | undefined): void {
  guest.table = table
  table?.guests.push(guest)
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

function bestTable(guest: Seated, tables: readonly Table[]): Table | undefined {
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
  const { table: here } = one
  const { table: there } = other
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
  one.table = there
  other.table = here
  return true
}
