import type { Database } from '../database.ts'

/** A reply with the version that it has now. */
export type Target = { id: number; version: number }

export type ChangesStore = ReturnType<typeof createChangesStore>

/** What has changed since, and the versions that replies have now. */
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
