import type { Database } from '../database.ts'
import { newestVersionIn } from '../replies/versions-store.ts'

/** A member's last export of a selection: it holds everything up to this `reply_versions.id`. */
export type Download = { lastVersion: number; madeAt: string }

export type DownloadStore = ReturnType<typeof createDownloadStore>

/** Remembers how far each member's last export of each selection went. */
export function createDownloadStore(database: Database) {
  const select = database.prepare<[number, string], Download>(
    `SELECT last_version AS lastVersion, made_at AS madeAt
     FROM downloads WHERE staff_id = ? AND selection = ?`,
  )
  const save = database.prepare(
    `INSERT INTO downloads (staff_id, selection, last_version, made_at)
     VALUES (:staffId, :selection, :lastVersion, :madeAt)
     ON CONFLICT (staff_id, selection) DO UPDATE SET
       last_version = excluded.last_version,
       made_at = excluded.made_at`,
  )
  return {
    newestVersion: newestVersionIn(database),
    last: (staffId: number, selection: string): Download | undefined =>
      select.get(staffId, selection),
    save: (staffId: number, selection: string, download: Download): void =>
      void save.run({ staffId, selection, ...download }),
  }
}
