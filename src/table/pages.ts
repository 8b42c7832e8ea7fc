import { isNone } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import { byPlaces, fromNearerEnd, type RowsAt } from './by-places.ts'
import type { Rows, Selection } from './conditions.ts'
import { difference, type IdSet, idsOfPage, intersection, sizeOf } from './id-set.ts'
import { byTime, byValues, type Order } from './sorting.ts'
import type { Slice } from './table-store.ts'

/** Finds the ids of the rows of one page, in the order that was asked for. */
export type Pages = ReturnType<typeof createPages>

type Asked = { ids: IdSet; order: Order; slice: Slice }

export function createPages(selection: Selection) {
  function replies(asked: Asked): number[] {
    const { order } = asked
    const attribute = findAttribute(order.sort)
    if (attribute?.sort?.by === 'values')
      return grouped(asked, value => selection.having(order.sort, value))
    return attribute?.form ? ofOneForm(asked, attribute.form) : sorted('replies', asked)
  }

  function participants(asked: Asked): number[] {
    const { order } = asked
    const attribute = findAttribute(order.sort)
    if (attribute?.sort?.by !== 'values') return sorted('participants', asked)
    const groupOf = (value: string) => selection.participantsOf(selection.having(order.sort, value))
    return grouped(asked, groupOf)
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
    const page = sorted('replies', { ids: asked, order, slice })
    const offset = Math.max(0, slice.offset - sizeOf(asked))
    return [...page, ...idsOfPage(difference(ids, asked), false, offset, slice.size - page.length)]
  }

  function sorted(rows: Rows, { ids, order, slice }: Asked): number[] {
    const sort = findAttribute(order.sort)?.sort
    if (sort?.by !== 'column') return byTime(ids, order, slice)
    const rowsAt: RowsAt = sort.table === rows ? (id, visit) => visit(id) : selection.forEachReplyOf
    const from = sort.mayBeNull ? byPlaces : fromNearerEnd
    return from(selection.inOrderOf(sort), rowsAt, ids, order.isDescending, slice)
  }

  return { replies, participants }
}
