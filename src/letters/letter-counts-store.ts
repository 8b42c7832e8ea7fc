import type { Database } from '../database.ts'
import type { LetterKind } from './kinds.ts'
import { postBoxOf } from './post-box.ts'

/** How many letters there are of which sort. Instants are UTC text. */
export function createLetterCounts(database: Database) {
  const unproven = `
    SELECT count(*) FROM letters
    LEFT JOIN participants ON participants.id = participant_id
    WHERE letters.created_at > ?
      AND letters.kind IN (SELECT value FROM json_each(?))
      AND error IS NOT 'daily_cap'
      AND (email_proven_at IS NULL OR email <> lower(recipient))`
  const inAll = database.prepare<[string, string], number>(unproven).pluck()
  const toPostBox = database
    .prepare<[string, string, string], number>(`${unproven} AND post_box = ?`)
    .pluck()
  const proven = database
    .prepare<[number | null, string], number>(`
      SELECT 1 FROM participants
      WHERE id = ? AND email = ? AND email_proven_at IS NOT NULL`)
    .pluck()
  const ofKind = database
    .prepare<[string, string, LetterKind, string], number>(`
      SELECT count(*) FROM letters
      JOIN participants ON participants.id = participant_id
      WHERE email = ? AND post_box = ? AND letters.kind = ? AND letters.created_at > ?`)
    .pluck()
  const overdue = database
    .prepare<[string], number>(
      `SELECT count(*) FROM letters WHERE state = 'queued' AND next_at < ?`,
    )
    .pluck()
  const waiting = database
    .prepare<[], number>(`SELECT count(*) FROM letters WHERE state = 'queued'`)
    .pluck()
  return {
    countWaiting: (): number => waiting.get() ?? 0,
    /** A link that was mailed to this address of the participant's has been answered to. */
    isProven: (participantId: number | null, address: string): boolean =>
      proven.get(participantId, address.toLowerCase()) === 1,
    /** To this address, about participants who have it now. */
    countOfKind: (address: string, kind: LetterKind, after: string): number =>
      ofKind.get(address.toLowerCase(), postBoxOf(address), kind, after) ?? 0,
    /**
     * Letters of these kinds to addresses that their participants have not proven; not those that a
     * cap kept back.
     */
    countUnproven: (after: string, kinds: readonly LetterKind[]): number =>
      inAll.get(after, JSON.stringify(kinds)) ?? 0,
    /** Of these, the ones to one post box. */
    countToPostBox: (postBox: string, after: string, kinds: readonly LetterKind[]): number =>
      toPostBox.get(after, JSON.stringify(kinds), postBox) ?? 0,
    /** Letters that have been due since before this. */
    countOverdue: (at: string): number => overdue.get(at) ?? 0,
  }
}
