import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database.ts'
import type { Found } from './found.ts'
import { createOpeningStore } from './opening-store.ts'
import type { TableReply } from './table-reply.ts'
import type { TableStore } from './table-store.ts'

/** More replies than this are not read into memory while somebody waits for the table as it opens. */
const waitedForMax = 20_000

/** The table as it opens: all replies, the last changed first, without what is kept in memory. */
export function createOpening(database: Database, store: TableStore) {
  const opening = createOpeningStore(database)

  /** Others are answered between its pieces. */
  async function total(): Promise<number> {
    const pieces = opening.total()
    let piece = pieces.next()
    for (; !piece.done; piece = pieces.next()) await setImmediate()
    return piece.value
  }

  return {
    hasMany: (): boolean => opening.lastId() > waitedForMax,
    /** Its first page alone. */
    table: async (): Promise<Found<TableReply>> => ({
      total: await total(),
      counts: () => undefined,
      page: size => store.replies(opening.lastChanged(size)),
    }),
  }
}
