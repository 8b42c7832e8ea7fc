import type { Database } from './database.ts'

/** As much as the longest first reply with its version and its letter needs, and some more. */
const ballastBytes = 65_536

const beatSql = `
  INSERT INTO heartbeat (id, ballast)
  VALUES (1, zeroblob(?))
  ON CONFLICT DO UPDATE SET ballast = excluded.ballast`

export function createHeartbeat(database: Database) {
  const beat = database.prepare(beatSql)
  /** Throws where a reply would find no room; leaves the room that it has found to the replies. */
  return (): void => {
    beat.run(ballastBytes)
    beat.run(0)
  }
}
