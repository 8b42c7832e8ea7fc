import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { newestVersionIn } from '../replies/versions.ts'

export type Downloads = ReturnType<typeof createDownloads>

/** A member's last whole export of a selection: what it cannot hold yet came after this version. */
export type Download = { lastVersion: number; madeAt: string }

/** How far each member's last export of each selection went. */
export function createDownloads({ database, clock }: { database: Database; clock: Clock }) {
  const select = database.prepare<[number, string], Download>(
    'SELECT last_version AS lastVersion, made_at AS madeAt FROM downloads WHERE staff_id = ? AND selection = ?',
  )
  const newest = newestVersionIn(database)
  const save = database.prepare(
    `INSERT INTO downloads (staff_id, selection, last_version, made_at) VALUES (:staffId, :selection, :lastVersion, :madeAt)
     ON CONFLICT (staff_id, selection) DO UPDATE SET last_version = excluded.last_version, made_at = excluded.made_at`,
  )
  return {
    last: (staffId: number, selection: string): Download | undefined =>
      select.get(staffId, selection),
    /** To be taken before the first row is read. */
    begin: (): Download => ({ lastVersion: newest(), madeAt: String(clock.now()) }),
    /** To be said when the last byte has left: everything up to there is in the hands of this member. */
    finish: (staffId: number, selection: string, download: Download): void =>
      void save.run({ staffId, selection, ...download }),
  }
}
