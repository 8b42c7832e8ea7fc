import type { Database } from '../database.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Skip, Target } from './change.ts'

/** The change for each reply. Its session and note are asked for on the page of the batch. */
export type BatchChange = { kind: 'decide'; to: ReplyStatus } | { kind: 'release' }

/** A reply that the batch did not change, and why. */
export type LeftOut = { id: number; why: Skip }

/** One change for several replies, shown for confirmation before it is carried out. */
export type Batch = {
  id: string
  madeBy: string
  change: BatchChange
  targets: Target[]
  /** The number of replies changed; after an undo, the number put back. */
  changed: number
  skipped: LeftOut[]
  doneAt: string | null
  undoneAt: string | null
}

type Row = Omit<Batch, 'change' | 'targets' | 'skipped'> & {
  change: string
  targets: string
  skipped: string | null
}

const insertSql = `
  INSERT INTO batches (
    id,
    made_by,
    made_at,
    change,
    targets
  ) VALUES (
    :id,
    :madeBy,
    :at,
    :change,
    :targets
  )`

const selectSql = `
  SELECT
    id,
    made_by AS madeBy,
    change,
    targets,
    changed,
    skipped,
    done_at AS doneAt,
    undone_at AS undoneAt
  FROM batches
  WHERE id = ? AND made_by = ?`

const finishSql = (column: 'done_at' | 'undone_at') => `
  UPDATE batches SET
    changed = ?,
    skipped = ?,
    ${column} = ?
  WHERE id = ?`

export function createBatchStore(database: Database) {
  const insert = database.prepare(insertSql)
  const select = database.prepare<[string, string], Row>(selectSql)
  const markDone = database.prepare(finishSql('done_at'))
  const markUndone = database.prepare(finishSql('undone_at'))
  return {
    add: (
      batch: Pick<Batch, 'id' | 'madeBy'>,
      change: BatchChange,
      targets: readonly Target[],
      at: string,
    ) =>
      void insert.run({
        ...batch,
        at,
        change: JSON.stringify(change),
        targets: JSON.stringify(targets),
      }),
    find(id: string, madeBy: string): Batch | undefined {
      const row = select.get(id, madeBy)
      return row && batchFrom(row)
    },
    markDone: (id: string, changed: number, skipped: readonly LeftOut[], at: string): void =>
      void markDone.run(changed, JSON.stringify(skipped), at, id),
    markUndone: (id: string, changed: number, skipped: readonly LeftOut[], at: string): void =>
      void markUndone.run(changed, JSON.stringify(skipped), at, id),
  }
}

const batchFrom = (row: Row): Batch => ({
  ...row,
  change: JSON.parse(row.change),
  targets: JSON.parse(row.targets),
  skipped: JSON.parse(row.skipped ?? '[]'),
})
