import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Skip, Target } from './decisions.ts'

/** What is to be done with each; what else it needs is asked before it is carried out. */
export type BatchChange = { kind: 'decide'; to: ReplyStatus } | { kind: 'release' }
export type Skipped = { id: number; why: Skip }
export type Batch = {
  id: string
  madeBy: string
  change: BatchChange
  targets: Target[]
  /** How many were changed, or put back. */
  changed: number
  skipped: Skipped[]
  doneAt: string | null
  undoneAt: string | null
}
export type Batches = ReturnType<typeof createBatches>

/** More than this at once would hold everybody else up. */
export const batchMax = 2000

type Row = Omit<Batch, 'change' | 'targets' | 'skipped'> & {
  change: string
  targets: string
  skipped: string | null
}

/** Several replies chosen for one change: kept, so that what was looked at is what is carried out, and once only. */
export function createBatches({ database, clock }: { database: Database; clock: Clock }) {
  const insert = database.prepare(
    'INSERT INTO batches (id, made_by, made_at, change, targets) VALUES (:id, :madeBy, :at, :change, :targets)',
  )
  const select = database.prepare<[string, string], Row>(
    `SELECT id, made_by AS madeBy, change, targets, changed, skipped, done_at AS doneAt, undone_at AS undoneAt
     FROM batches WHERE id = ? AND made_by = ?`,
  )
  const finish = database.prepare(
    'UPDATE batches SET changed = ?, skipped = ?, done_at = ? WHERE id = ?',
  )
  const undone = database.prepare(
    'UPDATE batches SET changed = ?, skipped = ?, undone_at = ? WHERE id = ?',
  )

  return {
    add(madeBy: string, change: BatchChange, targets: readonly Target[]): string {
      const id = randomUUID()
      insert.run({
        id,
        madeBy,
        at: String(clock.now()),
        change: JSON.stringify(change),
        targets: JSON.stringify(targets),
      })
      return id
    },

    /** Only whoever made it may look at it and carry it out. */
    find(id: string, madeBy: string): Batch | undefined {
      const row = select.get(id, madeBy)
      return (
        row && {
          ...row,
          change: JSON.parse(row.change),
          targets: JSON.parse(row.targets),
          skipped: JSON.parse(row.skipped ?? '[]'),
        }
      )
    },

    markDone: (id: string, changed: number, skipped: readonly Skipped[]): void =>
      void finish.run(changed, JSON.stringify(skipped), String(clock.now()), id),
    markUndone: (id: string, changed: number, skipped: readonly Skipped[]): void =>
      void undone.run(changed, JSON.stringify(skipped), String(clock.now()), id),
  }
}
