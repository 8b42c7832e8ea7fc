import type { Database } from '../database.ts'
import { postBoxOf } from '../post-box.ts'
import type { LetterKind } from './kinds.ts'

/** To whom a letter goes, and since when it is there. */
export type SentLetter = { recipient: string; createdAt: string }

/** How many letters there are of which sort. Instants are UTC text. */
export function createLetterCounts(database: Database) {
  database.function('post_box_of', { deterministic: true }, address => postBoxOf(String(address)))
  const unproven = `
    SELECT count(*) FROM letters
    LEFT JOIN participants ON participants.id = participant_id
    WHERE letters.created_at > ?
      AND letters.kind IN (SELECT value FROM json_each(?))
      AND error IS NOT 'daily_cap'
      AND data ->> '$.isToOwner' IS NULL
      AND (email_proven_at IS NULL OR post_box_of(email) <> post_box)`
  const since = database
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM letters WHERE created_at > ? LIMIT ?)',
    )
    .pluck()
  const inAll = database.prepare<[string, string], number>(unproven).pluck()
  // `= +?`: see CONTRIBUTING.md.
  const toPostBox = database
    .prepare<[string, string, string], number>(`${unproven} AND post_box = +?`)
    .pluck()
  const proven = database
    .prepare<[number | null, string], number>(`
      SELECT 1 FROM participants
      WHERE id = ? AND email = ? AND email_proven_at IS NOT NULL`)
    .pluck()
  const inPostBox = database.prepare<[string, string, string], SentLetter>(`
    SELECT
      recipient,
      created_at AS createdAt
    FROM letters
    WHERE post_box = ? AND created_at > ? AND kind IN (SELECT value FROM json_each(?))
    ORDER BY id`)
  const firstRecipient = database
    .prepare<[string], string>(
      'SELECT recipient FROM letters WHERE post_box = ? ORDER BY id LIMIT 1',
    )
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
    /** Letters of these kinds to one post box, the newest last. */
    toPostBox: (postBox: string, after: string, kinds: readonly LetterKind[]): SentLetter[] =>
      inPostBox.all(postBox, after, JSON.stringify(kinds)),
    /** The address to which the first letter to this post box went. */
    firstRecipient: (postBox: string): string | undefined => firstRecipient.get(postBox),
    /** Whether there are so many letters at all, which is seen more quickly than how many count. */
    haveCome: (count: number, after: string): boolean => since.get(after, count) === count,
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
