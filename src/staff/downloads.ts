import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'

export type Downloads = ReturnType<typeof createDownloads>

/** How far a member's last export of replies went. */
export function createDownloads({ database, clock }: { database: Database; clock: Clock }) {
  const select = database.prepare<[number], { lastVersion: number; madeAt: string }>(
    'SELECT last_version AS lastVersion, made_at AS madeAt FROM downloads WHERE staff_id = ?',
  )
  const save = database.prepare(
    `INSERT INTO downloads (staff_id, last_version, made_at) VALUES (:staffId, (SELECT coalesce(max(id), 0) FROM reply_versions), :at)
     ON CONFLICT (staff_id) DO UPDATE SET last_version = excluded.last_version, made_at = excluded.made_at`,
  )
  return {
    last: (staffId: number) => select.get(staffId),
    /** Everything up to now is in the hands of this member. */
    mark: (staffId: number): void => void save.run({ staffId, at: String(clock.now()) }),
  }
}
