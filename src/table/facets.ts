import { edition } from '#edition/index.ts'
import { participation } from '#edition/participation.ts'
import type { Database } from '../database.ts'
import { fieldsOf } from '../forms/form.ts'
import { statuses } from '../replies/statuses.ts'
import { createReplySets, facetFields } from './filter-index.ts'
import { difference, type IdSet, intersection, packed, sizeOf, sizeOfBoth } from './id-set.ts'

const { countries, days, forms, regions } = edition

/** What replies are narrowed by, one value each: `{ form: 'participation', region: 'cis' }`. */
export type FacetFilter = Readonly<Record<string, string>>
/** How many replies, or participants, each value would leave over: `counts.form.participation`. */
export type FacetCounts = Record<string, Record<string, number>>
export type Facets = ReturnType<typeof createFacets>

export { facetFields } from './filter-index.ts'

export const attendances =
  fieldsOf(participation).find(({ name }) => name === 'attendance')?.options ?? []
const formPaths = forms.map(({ path }) => path)

/** Every facet with its values; who looks after somebody and tags are made up as the desk goes along. */
export const facetValues: Readonly<Record<string, readonly string[]>> = {
  form: formPaths,
  status: statuses,
  /** Forms to which the participant has no reply in force: never sent, or withdrawn. */
  missing: formPaths,
  region: [...regions, 'none'],
  country: countries.map(({ code }) => code),
  day: days,
  attendance: attendances,
  late: ['1'],
  pending: ['1'],
  unread: ['1'],
  ...Object.fromEntries(facetFields.map(({ name, options }) => [name, options])),
}

/** Above this many replies participants are not counted beside each value: it would take longer than the page. */
const countedPeopleMost = 200_000

/** Narrows replies by their values, and counts what each value would leave over beside the others. */
export function createFacets(database: Database) {
  const sets = createReplySets(database)
  const { everything } = sets

  function having(name: string, value: string): IdSet {
    if (name !== 'missing') return sets.having(name, value)
    const inForce = difference(sets.having('form', value), sets.having('status', 'withdrawn'))
    return difference(everything, sets.repliesOf(sets.peopleOf(inForce)))
  }

  function chosenBy(filter: FacetFilter, within: readonly IdSet[] = []): IdSet {
    const all = [...within, ...Object.entries(filter).map(([name, value]) => having(name, value))]
    return all.length > 0 ? intersection(everything, all) : everything
  }

  type Counted = Record<string, number>
  type Count = (base: IdSet) => (name: string, values: readonly string[]) => Counted

  /** Of everything the sizes are known without looking. */
  const countReplies: Count = base => {
    const shown = packed(base)
    const sizeIn = (set: IdSet) => (base === everything ? sizeOf(set) : sizeOfBoth(shown, set))
    return (name, values) =>
      name === 'country'
        ? sets.countryCounts(shown)
        : each(values, value => sizeIn(having(name, value)))
  }

  const countPeople: Count = base => (name, values) =>
    each(values, value => sizeOf(sets.peopleOf(intersection(base, [having(name, value)]))))

  /** What each value would leave over beside what else is asked, among these replies. */
  function counts(
    filter: FacetFilter,
    within: readonly IdSet[],
    count: Count,
    passedOver?: string,
  ): FacetCounts {
    const countShown = count(chosenBy(filter, within))
    const open = { assignee: sets.valuesOf('assignee'), tag: sets.valuesOf('tag') }
    const named = Object.entries({ ...facetValues, ...open }).filter(
      ([name]) => name !== passedOver,
    )
    const counted = named.map(([name, values]) => {
      const { [name]: own, ...others } = filter
      const countOf = own === undefined ? countShown : count(chosenBy(others, within))
      return [name, countOf(name, values)]
    })
    return Object.fromEntries(counted)
  }

  const fresh = <A extends unknown[], R>(ask: (...asked: A) => R) => {
    return (...asked: A): R => {
      sets.refresh()
      return ask(...asked)
    }
  }

  return {
    /** The replies that have all these values. */
    chosen: fresh((filter: FacetFilter): IdSet => chosenBy(filter)),
    size: fresh((): number => sizeOf(everything)),
    having: fresh(having),
    /** Values in the order in which they are listed; of those that are made up, as they come. */
    valuesOf: fresh(
      (name: string): readonly string[] => facetValues[name] ?? sets.valuesOf(name).toSorted(),
    ),
    repliesOf: fresh(sets.repliesOf),
    peopleOf: fresh(sets.peopleOf),
    counts: fresh((filter: FacetFilter, within: readonly IdSet[]) =>
      counts(filter, within, countReplies, 'missing'),
    ),
    /** The same in participants; undefined: there are too many. */
    peopleCounts: fresh((filter: FacetFilter, within: readonly IdSet[]) =>
      sizeOf(everything) > countedPeopleMost ? undefined : counts(filter, within, countPeople),
    ),
  }
}

const each = (
  values: readonly string[],
  count: (value: string) => number,
): Record<string, number> => Object.fromEntries(values.map(value => [value, count(value)]))
