import { sizeOfTable, tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { type Traits, traitsOf } from './traits.ts'

export type TableWarning = 'two_of_authority' | 'over_size' | 'no_such_table'
type Count = { value: string; count: number }

/** A round table: the mix of its guests, and warnings. */
export type RoundTable<G extends Guest> = {
  number: number
  size: number
  guests: G[]
  mix: { regions: Count[]; kinds: Count[]; languages: Count[] }
  warnings: TableWarning[]
}

/**
 * All tables of the plan, and those that it has no longer but somebody sits at; guests by their
 * seats.
 */
export function roundTablesOf<G extends Guest>(
  guests: readonly G[],
  plan: SeatingPlan,
): RoundTable<G>[] {
  const sitting = Map.groupBy(guests, ({ tableNumber }) => tableNumber ?? 0)
  const planned = Array.from({ length: tableCount(plan) }, (_, index) => index + 1)
  const numbers = new Set([...planned, ...sitting.keys()].filter(Boolean))
  return [...numbers]
    .toSorted((a, b) => a - b)
    .map(number => roundTable(number, (sitting.get(number) ?? []).toSorted(bySeat), plan))
}

const bySeat = (a: Guest, b: Guest): number => (a.seatNumber ?? 0) - (b.seatNumber ?? 0)

function roundTable<G extends Guest>(
  number: number,
  guests: G[],
  plan: SeatingPlan,
): RoundTable<G> {
  const traits = guests.map(traitsOf)
  return {
    number,
    size: Math.max(0, sizeOfTable(plan, number)),
    guests,
    mix: {
      regions: countsOf(traits, 'region'),
      kinds: countsOf(traits, 'kind'),
      languages: countsOf(traits, 'language'),
    },
    warnings: warningsAbout(number, traits, plan),
  }
}

const countsOf = (all: readonly Traits[], trait: 'region' | 'kind' | 'language'): Count[] =>
  [...Map.groupBy(all, traits => traits[trait])].map(([value, same]) => ({
    value,
    count: same.length,
  }))

function warningsAbout(
  number: number,
  guests: readonly Traits[],
  plan: SeatingPlan,
): TableWarning[] {
  const isThere = number <= tableCount(plan)
  const authorities = new Set(guests.map(({ authority }) => authority))
  const found: [TableWarning, boolean][] = [
    ['no_such_table', !isThere],
    ['over_size', isThere && guests.length > sizeOfTable(plan, number)],
    ['two_of_authority', authorities.size < guests.length],
  ]
  return found.flatMap(([warning, applies]) => (applies ? [warning] : []))
}
