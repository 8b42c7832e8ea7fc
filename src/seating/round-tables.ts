import type { Visitor } from './door-list.ts'
import { sizeOfTable, tablesFor, traitsOf } from './proposal.ts'
import type { Guest, SeatingPlan } from './seating.ts'

type Warning = 'two_of_authority' | 'over_size' | 'no_such_table'

/** The tables at which somebody sits, with how they are mixed and what speaks against it. */
export function tablesOf(guests: readonly Visitor[], plan: SeatingPlan) {
  const byTable = [
    ...Map.groupBy(
      guests.filter(({ table }) => table !== null),
      ({ table }) => table as number,
    ),
  ]
  return byTable
    .toSorted(([a], [b]) => a - b)
    .map(([number, sitting]) => ({
      number,
      size: Math.max(0, sizeOfTable(plan, number)),
      guests: sitting,
      mix: {
        regions: countsOf(sitting, 'region'),
        kinds: countsOf(sitting, 'kind'),
        languages: countsOf(sitting, 'language'),
      },
      warnings: warningsAbout(number, sitting, plan),
    }))
}

const countsOf = (guests: readonly Guest[], trait: 'region' | 'kind' | 'language') =>
  [...Map.groupBy(guests, guest => traitsOf(guest)[trait])].map(([value, all]) => ({
    value,
    count: all.length,
  }))

function warningsAbout(number: number, guests: readonly Guest[], plan: SeatingPlan): Warning[] {
  const authorities = new Set(guests.map(guest => traitsOf(guest).authority))
  const found: [Warning, boolean][] = [
    ['no_such_table', number > tablesFor(plan)],
    ['over_size', number <= tablesFor(plan) && guests.length > sizeOfTable(plan, number)],
    ['two_of_authority', authorities.size < guests.length],
  ]
  return found.flatMap(([warning, is]) => (is ? [warning] : []))
}
