import type { Database } from '../database.ts'
import type { Language } from '../i18n.ts'
import type { Role } from './roles.ts'

/** Up to where a digest counted: the last `reply_versions.id` and the last `audit.id`. */
export type Mark = { lastVersion: number; lastAudit: number }
export type DigestReader = { email: string; role: Role; language: Language }
export type DigestStore = ReturnType<typeof createDigestStore>

const beforeFirstDigest: Mark = { lastVersion: 0, lastAudit: 0 }

/** Remembers which digests were made, and counts for the next one. */
export function createDigestStore(database: Database) {
  const lastMark = database.prepare<[], Mark>(`
    SELECT
      last_version AS lastVersion,
      last_audit AS lastAudit
    FROM digests
    ORDER BY day DESC
    LIMIT 1`)
  const insert = database.prepare(`
    INSERT INTO digests (day, last_version, last_audit)
    VALUES (
      ?,
      (SELECT coalesce(max(id), 0) FROM reply_versions),
      (SELECT coalesce(max(id), 0) FROM audit))
    ON CONFLICT (day) DO NOTHING`)
  const changes = database.prepare<[number], { action: string; count: number }>(`
    SELECT
      action,
      count(DISTINCT reply_id) AS count
    FROM reply_versions
    WHERE id > ? AND made_by = 'participant'
    GROUP BY action`)
  const readers = database.prepare<[], DigestReader>(`
    SELECT
      email,
      role,
      language
    FROM staff
    WHERE wants_digest = 1 AND password_hash <> ''
    ORDER BY id`)

  return {
    lastMark: (): Mark => lastMark.get() ?? beforeFirstDigest,
    /** False: the digest of this day was made before. */
    insert: (day: string): boolean => insert.run(day).changes === 1,
    /** How many replies participants have submitted, changed … after this version, by action. */
    changesSince: (version: number): Map<string, number> =>
      new Map(changes.all(version).map(({ action, count }) => [action, count])),
    ...createCounts(database),
    /** Members who want the digest and have set a password. */
    readers: (): DigestReader[] => readers.all(),
    ...createWishes(database),
  }
}

function createCounts(database: Database) {
  const failedSince = database.prepare<[number], number>(`
    SELECT count(*)
    FROM audit_entries JOIN unsent_letters ON unsent_letters.id = details ->> '$.letter'
    WHERE audit_entries.id > ? AND action = 'letter_failed'`)
  const pending = database.prepare<[], number>(`
    SELECT count(*)
    FROM counted_replies
    WHERE pending_status IS NOT NULL`)
  const unread = database.prepare<[], number>(`
    SELECT count(*)
    FROM counted_replies
    WHERE is_unread = 1`)
  return {
    /** Letters that failed after this entry of the log and were not sent again since. */
    failedSince: (entry: number): number => failedSince.pluck().get(entry) ?? 0,
    /** The number of decisions that wait for their letter. */
    pending: (): number => pending.pluck().get() ?? 0,
    unread: (): number => unread.pluck().get() ?? 0,
  }
}

function createWishes(database: Database) {
  const wants = database.prepare<[number], number>('SELECT wants_digest FROM staff WHERE id = ?')
  const choose = database.prepare('UPDATE staff SET wants_digest = ? WHERE id = ?')
  return {
    isWanted: (staffId: number): boolean => wants.pluck().get(staffId) === 1,
    setWanted: (staffId: number, isWanted: boolean): void =>
      void choose.run(isWanted ? 1 : 0, staffId),
  }
}
