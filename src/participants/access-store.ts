import type { Database } from '../database.ts'

/** One thing that a token opens: it is a browser's, which may have sent a form, or a mailed link's. */
type OpenedRow = { browser: string | null; sent: number | null; address: string | null }

/** A token as it is stored, with how long it opens anything. */
export type StoredToken = { tokenHash: string; createdAt: string; expiresAt: string }

const insertBrowser = `
  INSERT INTO browsers (token_hash, created_at, expires_at)
  VALUES (:tokenHash, :createdAt, :expiresAt)`

const insertLink = `
  INSERT INTO mailed_links (token_hash, address, created_at, expires_at)
  VALUES (:tokenHash, :address, :createdAt, :expiresAt)`

const admitSql = `
  INSERT INTO browser_participants (token_hash, participant_id)
  VALUES (?, ?)
  ON CONFLICT DO NOTHING`

const openedSql = `
  SELECT token_hash AS browser, participant_id AS sent, NULL AS address
  FROM json_each(:hashes)
  JOIN browsers ON token_hash = value
  LEFT JOIN browser_participants USING (token_hash)
  WHERE expires_at > :now
  UNION ALL
  SELECT NULL, NULL, address
  FROM json_each(:hashes)
  JOIN mailed_links ON token_hash = value
  WHERE expires_at > :now`

const endOthersSql = `
  DELETE FROM browser_participants
  WHERE participant_id = ? AND token_hash NOT IN (SELECT value FROM json_each(?))`

const leaveSql = 'DELETE FROM browsers WHERE token_hash IN (SELECT value FROM json_each(?))'

export type AccessStore = ReturnType<typeof createAccessStore>

/** What tokens open, by their hashes. */
export function createAccessStore(database: Database) {
  const addBrowser = database.prepare(insertBrowser)
  const addLink = database.prepare(insertLink)
  const admit = database.prepare(admitSql)
  const opened = database.prepare<[{ hashes: string; now: string }], OpenedRow>(openedSql)
  const endOthers = database.prepare(endOthersSql)
  const leave = database.prepare(leaveSql)
  return {
    addBrowser: (token: StoredToken): void => void addBrowser.run(token),
    addLink: (mailed: StoredToken & { address: string }): void => void addLink.run(mailed),
    /** `browser`: the one of these hashes that is a browser's. */
    opened(hashes: readonly string[], now: string) {
      const rows = opened.all({ hashes: JSON.stringify(hashes), now })
      return {
        browser: rows.find(row => row.browser)?.browser ?? undefined,
        sent: rows.flatMap(({ sent }) => sent ?? []),
        addresses: [...new Set(rows.flatMap(({ address }) => address ?? []))],
      }
    },
    admit: (tokenHash: string, participantId: number): void =>
      void admit.run(tokenHash, participantId),
    endOthers: (participantId: number, hashes: readonly string[]): void =>
      void endOthers.run(participantId, JSON.stringify(hashes)),
    leave: (hashes: readonly string[]): void => void leave.run(JSON.stringify(hashes)),
  }
}
