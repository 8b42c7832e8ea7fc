import type { Database } from '../database.ts'

/** As many as are counted in a few milliseconds. */
const participantsAtOnce = 10_000

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
  const repliesOf = database
    .prepare<[number, number], number>(
      'SELECT count(*) FROM replies WHERE participant_id > ? AND participant_id <= ?',
    )
    .pluck()
  const merged = database
    .prepare<[], number>(
      `SELECT count(*) FROM participants JOIN replies ON participant_id = participants.id
       WHERE merged_into IS NOT NULL`,
    )
    .pluck()
  const lastParticipant = database
    .prepare<[], number | null>('SELECT max(id) FROM participants')
    .pluck()
  const lastId = database.prepare<[], number | null>('SELECT max(id) FROM replies').pluck()
  return {
    lastChanged: (max: number): number[] => lastChanged.all(max),
    /** How long it is; counting a million takes too long for one piece. */
    *total(): Generator<void, number> {
      const last = lastParticipant.get() ?? 0
      let total = -(merged.get() ?? 0)
      for (let from = 0; from < last; from += participantsAtOnce) {
        total += repliesOf.get(from, from + participantsAtOnce) ?? 0
        yield
      }
      return total
    },
    /** The highest id of a reply: there are at most so many. */
    lastId: (): number => lastId.get() ?? 0,
  }
}
