import type { Database } from '../database.ts'

/** The id of a reply and its version when it was read. */
export type Target = { id: number; version: number }

export type ChangesStore = ReturnType<typeof createChangesStore>

/** Finds replies that have changed, and the current versions of replies. */
export function createChangesStore(database: Database) {
  const afterVersion = database
    .prepare<[number], number>('SELECT DISTINCT reply_id FROM reply_versions WHERE id > ?')
    .pluck()
  const changedFrom = database
    .prepare<[string], number>('SELECT id FROM replies WHERE changed_at >= ?')
    .pluck()
  const versionsOf = database.prepare<[string], Target>(
    'SELECT id, version FROM replies WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
  )
  return {
    afterVersion: (version: number): number[] => afterVersion.all(version),
    /** Replies that came, or whose answers changed, at this instant or later. */
    changedFrom: (instant: string): number[] => changedFrom.all(instant),
    versionsOf: (ids: readonly number[]): Target[] => versionsOf.all(JSON.stringify(ids)),
  }
}
