import type { Database } from '../database.ts'
import type { Letter } from './letter.ts'

/** One statement, so that of two processes one gets a letter. A try counts with the claim. */
export function createLetterClaims(database: Database) {
  const claim = database
    .prepare<[string, string, number], number>(`
      UPDATE letters SET next_at = ?, attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM letters
        WHERE state = 'queued' AND next_at <= ?
        ORDER BY next_at, id
        LIMIT ?
      )
      RETURNING id`)
    .pluck()
  const release = database.prepare(`
    UPDATE letters SET next_at = ?, attempts = attempts - 1
    WHERE id = ? AND message_id = ? AND next_at = ? AND state = 'queued'`)
  return {
    /** Ids of the letters that have been due longest, which are nobody else's until then. */
    claimDue: (now: string, until: string, most: number): number[] => claim.all(until, now, most),
    /** Nothing was tried with it; one that another process has claimed since is that one's. */
    release: ({ id, messageId, nextAt }: Letter, now: string): void =>
      void release.run(now, id, messageId, nextAt),
  }
}
