import type { Database } from '../database.ts'

export type OpeningStore = ReturnType<typeof createOpeningStore>

/** Reads the beginning of the table, and how long it is, from indexes alone. */
export function createOpeningStore(database: Database) {
  const lastChanged = database
    .prepare<[number], number>(
      `SELECT id FROM replies
       WHERE (SELECT merged_into FROM participants WHERE id = participant_id) IS NULL
       ORDER BY changed_at DESC, id DESC LIMIT ?`,
    )
    .pluck()
  const total = database
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM replies) - count(*)
       FROM participants JOIN replies ON participant_id = participants.id
       WHERE merged_into IS NOT NULL`,
    )
    .pluck()
  const lastId = database.prepare<[], number | null>('SELECT max(id) FROM replies').pluck()
  return {
    lastChanged: (max: number): number[] => lastChanged.all(max),
    total: (): number => total.get() ?? 0,
    /** The highest id of a reply: there are at most so many. */
    lastId: (): number => lastId.get() ?? 0,
  }
}
