import type { Database } from '../database.ts'

/** The id of a reply and its version when it was read. */
export type Target = { id: number; version: number }

export type ChangesStore = ReturnType<typeof createChangesStore>

/** Finds replies that have changed, and the current versions of replies. */
export function createChangesStore(database: Database) {
  const changedSince = database
    .prepare<[number, string], number>(
      'SELECT DISTINCT reply_id FROM reply_versions WHERE id > ? AND made_by <> ?',
    )
    .pluck()
  const versionsOf = database.prepare<[string], Target>(
    'SELECT id, version FROM replies WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
  )
  return {
    changedSince: (version: number, notBy: string): number[] => changedSince.all(version, notBy),
    versionsOf: (ids: readonly number[]): Target[] => versionsOf.all(JSON.stringify(ids)),
  }
}
