import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { type BatchChange, createBatchStore, type LeftOut } from './batches-store.ts'
import type { Target } from './change.ts'

export type { Batch, BatchChange, LeftOut } from './batches-store.ts'
/** The most replies in a batch: one transaction with more would make everybody else wait. */
export const batchMax = 2000

/** Stores batches, so that exactly what a member has seen is carried out, and only once. */
export function createBatches({ database, clock }: { database: Database; clock: Clock }) {
  const store = createBatchStore(database)
  const now = () => String(clock.now())
  return {
    /** Returns the id of the new batch. */
    add(madeBy: string, change: BatchChange, targets: readonly Target[]): string {
      const id = randomUUID()
      store.add({ id, madeBy }, change, targets, now())
      return id
    },

    /** Finds a batch of this member; nobody else may see it or carry it out. */
    find: store.find,

    markDone: (id: string, changed: number, skipped: readonly LeftOut[]): void =>
      store.markDone(id, changed, skipped, now()),
    markUndone: (id: string, changed: number, skipped: readonly LeftOut[]): void =>
      store.markUndone(id, changed, skipped, now()),
  }
}
