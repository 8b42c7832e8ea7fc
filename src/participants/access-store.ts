import type { Database } from '../database.ts'

/** A token as it is stored, with how long it opens anything. */
export type StoredToken = { tokenHash: string; createdAt: string; expiresAt: string }

const insertBrowser = `
  INSERT INTO browsers (token_hash, created_at, expires_at)
  VALUES (:tokenHash, :createdAt, :expiresAt)`

const insertLink = `
  INSERT INTO mailed_links (token_hash, address, created_at, expires_at)
  VALUES (:tokenHash, :address, :createdAt, :expiresAt)`

const browserSql = `
  SELECT token_hash FROM browsers
  WHERE token_hash IN (SELECT value FROM json_each(?)) AND expires_at > ?
  LIMIT 1`

const admitSql = `
  INSERT INTO browser_participants (token_hash, participant_id)
  VALUES (?, ?)
  ON CONFLICT DO NOTHING`

const addressesSql = `
  SELECT DISTINCT address FROM mailed_links
  WHERE token_hash IN (SELECT value FROM json_each(?)) AND expires_at > ?`

const sentSql = `
  SELECT participant_id FROM browser_participants
  JOIN browsers USING (token_hash)
  WHERE token_hash IN (SELECT value FROM json_each(?)) AND expires_at > ?`

const endOthersSql = `
  DELETE FROM browser_participants
  WHERE participant_id = ? AND token_hash NOT IN (SELECT value FROM json_each(?))`

const leaveSql = 'DELETE FROM browsers WHERE token_hash IN (SELECT value FROM json_each(?))'

export type AccessStore = ReturnType<typeof createAccessStore>

/** What tokens open, by their hashes. */
export function createAccessStore(database: Database) {
  const addBrowser = database.prepare(insertBrowser)
  const addLink = database.prepare(insertLink)
  const browser = database.prepare<[string, string], string>(browserSql).pluck()
  const admit = database.prepare(admitSql)
  const addresses = database.prepare<[string, string], string>(addressesSql).pluck()
  const sent = database.prepare<[string, string], number>(sentSql).pluck()
  const endOthers = database.prepare(endOthersSql)
  const leave = database.prepare(leaveSql)
  return {
    addBrowser: (token: StoredToken): void => void addBrowser.run(token),
    addLink: (mailed: StoredToken & { address: string }): void => void addLink.run(mailed),
    /** The one of these hashes that is a browser's. */
    browser: (hashes: readonly string[], now: string) => browser.get(JSON.stringify(hashes), now),
    admit: (tokenHash: string, participantId: number): void =>
      void admit.run(tokenHash, participantId),
    addresses: (hashes: readonly string[], now: string) =>
      addresses.all(JSON.stringify(hashes), now),
    sent: (hashes: readonly string[], now: string) => sent.all(JSON.stringify(hashes), now),
    endOthers: (participantId: number, hashes: readonly string[]): void =>
      void endOthers.run(participantId, JSON.stringify(hashes)),
    leave: (hashes: readonly string[]): void => void leave.run(JSON.stringify(hashes)),
  }
}
