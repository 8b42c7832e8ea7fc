import type { Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { attributes, findAttribute } from './attributes.ts'
import type { Rows } from './conditions.ts'
import { difference, type IdSet, idsIn, idsOfPage, intersection, sizeOf } from './id-set.ts'
import type { Slice } from './table-store.ts'

export type Order = {
  sort: string
  isDescending: boolean
  /** The words of the reader's language, whose order names are in. */
  t?: Translate
}

/** What this table can be sorted by. */
export const sortedBy = (rows: Rows): Attribute[] =>
  attributes.filter(({ sort, of, column }) =>
    rows === 'participants' ? sort && of === 'participant' : sort && !column?.onlyForParticipants,
  )

/** While a very common text is followed row by row, only orders that an index keeps for every reply can be kept. */
export function isKeptForCommonText(sort: string): boolean {
  const attribute = findAttribute(sort)
  return attribute?.sort?.by !== 'values' && attribute?.form === undefined
}

/** The whole table by time is a set of ids, which are given in the order in which replies come. */
export const byTime = (ids: IdSet, { isDescending }: Order, slice: Slice): number[] =>
  idsOfPage(ids, isDescending, slice.offset, slice.size)

/** Group by group, in the order of the values; `groupOf`: who has a value, replies or participants. */
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
 * One page of what is sorted into groups, without putting everything in order: whole groups are passed over by their
 * size. A row in several groups counts in the first. Rows in no group come last in both directions.
 */
function pageOfGroups(
  all: IdSet,
  groups: Iterable<IdSet>,
  isDescending: boolean,
  { size, offset }: Slice,
): number[] {
  const found: number[] = []
  let passed = offset
  let rest = all
  const take = (group: IdSet) => {
    const length = sizeOf(group)
    if (passed < length) {
      const ids = isDescending ? idsIn(group).reverse() : idsIn(group)
      found.push(...ids.slice(passed, passed + size - found.length))
    }
    passed = Math.max(0, passed - length)
  }
  for (const group of groups) {
    const own = intersection(rest, [group])
    take(own)
    if (found.length === size) return found
    rest = difference(rest, own)
  }
  take(rest)
  return found
}
