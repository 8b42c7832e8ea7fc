import { sizeOfTable, tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { type Traits, traitsOf } from './traits.ts'

export type TableWarning = 'two_of_authority' | 'over_size' | 'no_such_table'
type Count = { value: string; count: number }

/** A round table with at least one guest: the mix of its guests, and warnings. */
export type RoundTable<G extends Guest> = {
  number: number
  size: number
  guests: G[]
  mix: { regions: Count[]; kinds: Count[]; languages: Count[] }
  warnings: TableWarning[]
}

/** Sorted by number; guests stay in the given order. */
export const roundTablesOf = <G extends Guest>(
  guests: readonly G[],
  plan: SeatingPlan,
): RoundTable<G>[] =>
  [...Map.groupBy(guests, ({ tableNumber }) => tableNumber)]
    .flatMap(([number, sitting]) => (number === null ? [] : [roundTable(number, sitting, plan)]))
    .toSorted((a, b) => a.number - b.number)

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
