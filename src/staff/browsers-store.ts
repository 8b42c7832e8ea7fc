import type { Database } from '../database.ts'

type KnownBrowser = { tokenHash: string; staffId: number; expiresAt: string }

/** In which browsers, by the hashes of their tokens, members have signed in. */
export function createBrowsersStore(database: Database) {
  const known = database
    .prepare<[string, string, string], string>(`
      SELECT token_hash
      FROM staff_browsers JOIN staff ON staff.id = staff_id
      WHERE token_hash IN (SELECT value FROM json_each(?)) AND email = ? AND expires_at > ?`)
    .pluck()
  const insert = database.prepare<KnownBrowser>(`
    INSERT INTO staff_browsers (token_hash, staff_id, expires_at)
    VALUES (:tokenHash, :staffId, :expiresAt)
    ON CONFLICT (token_hash, staff_id) DO UPDATE SET expires_at = excluded.expires_at`)
  const rename = database.prepare('UPDATE staff_browsers SET token_hash = ? WHERE token_hash = ?')
  const removeExpired = database.prepare('DELETE FROM staff_browsers WHERE expires_at <= ?')
  return {
    /** The one of these hashes by which a browser is known for the account with this address. */
    known: (hashes: readonly string[], email: string, now: string): string | undefined =>
      known.get(JSON.stringify(hashes), email, now),
    insert: (browser: KnownBrowser): void => void insert.run(browser),
    rename: (known: string, wanted: string): void => void rename.run(wanted, known),
    removeExpired: (now: string): void => void removeExpired.run(now),
  }
}
