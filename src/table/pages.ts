import type { Wanted } from '../search-text.ts'
import { isNone } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import type { Rows, Selection } from './conditions.ts'
import { difference, type IdSet, idsIn, intersection, sizeOf } from './id-set.ts'
import { byTime, byValues, isKeptForCommonText, type Order } from './sorting.ts'
import type { IndexedOrder, Slice } from './table-store.ts'
import type { Walking } from './walking-store.ts'

/** Finds the ids of the rows of one page, in the order that was asked for. */
export type Pages = ReturnType<typeof createPages>

type Asked = { ids: IdSet; order: Order; slice: Slice }

export function createPages(selection: Selection, walking: Walking) {
  /** `unchecked`: words too common for the index, so each row has to be searched for them. */
  function replies(asked: Asked, unchecked: readonly Wanted[]): number[] {
    const { ids, order, slice } = asked
    if (unchecked.length > 0)
      return walking.walk('replies', ids, orderOfCommonText(order), slice, unchecked)
    const attribute = findAttribute(order.sort)
    if (attribute?.sort?.by === 'values')
      return grouped(asked, value => selection.having(order.sort, value))
    return attribute?.form ? ofOneForm(asked, attribute.form) : indexed('replies', asked)
  }

  /** Pages through groups of equal values without sorting all: most attributes have few values. */
  const grouped = ({ ids, order, slice }: Asked, groupOf: (value: string) => IdSet): number[] => {
    const attribute = findAttribute(order.sort)
    const values = selection
      .valuesOf(order.sort, order.t)
      .filter(value => !isNone(attribute, value))
    return byValues(values, ids, order.isDescending, slice, groupOf)
  }

  /** Only replies to `form` have the attribute; all others come last in both directions. */
  function ofOneForm({ ids, order, slice }: Asked, form: string): number[] {
    const asked = intersection(ids, [selection.having('form', form)])
    const count = sizeOf(asked)
    const page = slice.offset < count ? indexed('replies', { ids: asked, order, slice }) : []
    const rest = idsIn(difference(ids, asked))
    const from = Math.max(0, slice.offset - count)
    return [...page, ...rest.slice(from, from + slice.size - page.length)]
  }

  function participants(asked: Asked): number[] {
    const { order } = asked
    const attribute = findAttribute(order.sort)
    if (attribute?.sort?.by !== 'values') return indexed('participants', asked)
    const groupOf = (value: string) => selection.participantsOf(selection.having(order.sort, value))
    return grouped(asked, groupOf)
  }

  /** Sorts the rows, or walks an index until the page is full, whichever reads fewer rows. */
  function indexed(rows: Rows, { ids, order, slice }: Asked): number[] {
    const indexedBy = indexedOrder(order)
    if (!indexedBy.by) return byTime(ids, order, slice)
    const isWalkCheaper = sizeOf(ids) ** 2 > (slice.size + slice.offset) * selection.size()
    return isWalkCheaper
      ? walking.walk(rows, ids, indexedBy, slice)
      : walking.sort(rows, ids, indexedBy, slice)
  }

  return { replies, participants }
}

/** Falls back to the order of time where the chosen one cannot be kept. */
const orderOfCommonText = (order: Order): IndexedOrder =>
  isKeptForCommonText(order.sort) ? indexedOrder(order) : { isDescending: order.isDescending }

/** The indexed column of the order; without one, by id, which is the order of time. */
function indexedOrder({ sort, isDescending }: Order): IndexedOrder {
  const by = findAttribute(sort)?.sort
  return by?.by === 'column' ? { by, isDescending } : { isDescending }
}
