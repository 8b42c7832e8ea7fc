import type { Database } from '../database.ts'
import type { SortColumn } from './attribute.ts'
import { attributes } from './attributes.ts'
import { createKeptOrder, type KeptOrder } from './kept-order.ts'
import { createOrderStore } from './orders-store.ts'
import type { Owners } from './owners.ts'

export type KeptOrders = ReturnType<typeof createKeptOrders>

type Table = SortColumn['table']

const columns = attributes.flatMap(({ sort }) => (sort?.by === 'column' ? [sort] : []))

/** An order for each column by which the table is sorted. */
export function createKeptOrders(database: Database, owners: Owners) {
  // Nobody says when a row without counted replies changes or goes, and no page shows it.
  const isListed: Record<Table, (id: number) => boolean> = {
    participants: owners.hasReplies,
    replies: id => owners.owner(id) !== 0,
  }
  const orders = new Map<SortColumn, KeptOrder>(
    columns.map(by => [by, createKeptOrder(createOrderStore(database, by), isListed[by.table])]),
  )
  return {
    *fill(): Generator<void> {
      for (const order of orders.values()) yield* order.fill()
    },
    /** Each order puts them where they belong when it is asked for next. */
    misplace(changed: Record<Table, readonly number[]>): void {
      for (const [{ table }, order] of orders) order.misplace(changed[table])
    },
    by: (column: SortColumn): Uint32Array => orders.get(column)?.ids() ?? new Uint32Array(0),
  }
}
