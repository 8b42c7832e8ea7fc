import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { type BatchChange, createBatchStore, type LeftOut } from './batches-store.ts'
import type { Target } from './change.ts'

export type { Batch, BatchChange, LeftOut } from './batches-store.ts'
/** More replies than this at once would hold everybody else up. */
export const batchMax = 2000

/**
 * A batch is one change for several replies: kept, so that what was looked at is what is carried
 * out, and once only.
 */
export function createBatches({ database, clock }: { database: Database; clock: Clock }) {
  const store = createBatchStore(database)
  const now = () => String(clock.now())
  return {
    /** The id of the new batch. */
    add(madeBy: string, change: BatchChange, targets: readonly Target[]): string {
      const id = randomUUID()
      store.add({ id, madeBy }, change, targets, now())
      return id
    },

    /** Only whoever made it may look at it and carry it out. */
    find: store.find,

    markDone: (id: string, changed: number, skipped: readonly LeftOut[]): void =>
      store.markDone(id, changed, skipped, now()),
    markUndone: (id: string, changed: number, skipped: readonly LeftOut[]): void =>
      store.markUndone(id, changed, skipped, now()),
  }
}
