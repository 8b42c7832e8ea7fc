import type { Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { attributes } from './attributes.ts'
import type { Rows } from './conditions.ts'
import { copyOf, type IdSet, idsOfPage, intersection, removeIds, sizeOfBoth } from './id-set.ts'
import type { Slice } from './table-store.ts'

export type Order = {
  sort: string
  isDescending: boolean
  /** The reader's language, for values that are sorted alphabetically by their words. */
  t?: Translate
}

export const sortedBy = (rows: Rows): Attribute[] =>
  attributes.filter(({ sort, of, column }) =>
    rows === 'participants'
      ? sort && of === 'participant'
      : sort && (column ? !column.onlyForParticipants : sort.by === 'column'),
  )

/** Ids grow in the order in which replies come, so a set of ids is sorted by time already. */
export const byTime = (ids: IdSet, { isDescending }: Order, slice: Slice): number[] =>
  idsOfPage(ids, isDescending, slice.offset, slice.size)

/** Sorts by groups in the order of the values. `groupOf`: the ids with a value. */
export function byValues(
  values: readonly string[],
  ids: IdSet,
  isDescending: boolean,
  slice: Slice,
  groupOf: (value: string) => IdSet,
): number[] {
  const ordered = isDescending ? values.toReversed() : values
  return pageOfGroups(ids, ordered.values().map(groupOf), isDescending, slice)
}

/**
 * One page of rows in groups, without sorting all of them: groups before the page are skipped by
 * their size. A row in several groups counts in the first; rows in no group come last in both
 * directions.
 */
function pageOfGroups(
  all: IdSet,
  groups: Iterable<IdSet>,
  isDescending: boolean,
  { size, offset }: Slice,
): number[] {
  const found: number[] = []
  const rest = copyOf(all)
  let toSkip = offset
  const take = (group: IdSet) => {
    const length = sizeOfBoth(rest, group)
    const left = size - found.length
    if (toSkip < length)
      found.push(...idsOfPage(intersection(rest, [group]), isDescending, toSkip, left))
    toSkip = Math.max(0, toSkip - length)
  }
  for (const group of groups) {
    take(group)
    if (found.length === size) return found
    removeIds(rest, group)
  }
  take(rest)
  return found
}
