import type { Database } from '../database.ts'
import type { LetterKind } from './kinds.ts'
import type { Letter, LetterState, QueuedLetter } from './letter.ts'

/** A letter as it is put in; `at`: now. */
export type NewLetter = QueuedLetter & {
  messageId: string
  state: LetterState
  error: string | null
  at: string
}

export type LetterStore = ReturnType<typeof createLetterStore>

/** The rows of letters. Instants are UTC text; the caller opens the transaction. */
export const createLetterStore = (database: Database) => ({
  ...reading(database),
  ...counting(database),
  ...writing(database),
})

type LetterRow = Omit<Letter, 'data' | 'isCurrent' | 'isProven'> & {
  data: string
  isCurrent: number
  isProven: number
}

const select = (rest: string): string => `
  SELECT
    letters.id,
    participant_id AS participantId,
    letters.kind,
    letters.language,
    recipient,
    data,
    message_id AS messageId,
    state,
    attempts,
    error,
    letters.created_at AS createdAt,
    sent_at AS sentAt,
    email = lower(recipient) AS isCurrent,
    email = lower(recipient) AND email_proven_at IS NOT NULL AS isProven
  FROM letters
  LEFT JOIN participants ON participants.id = participant_id
  ${rest}`

function reading(database: Database) {
  const byId = database.prepare<[number], LetterRow>(select('WHERE letters.id = ?'))
  const nextDue = database.prepare<[string], LetterRow>(
    select(`WHERE state = 'queued' AND next_at <= ? ORDER BY next_at, letters.id LIMIT 1`),
  )
  const ofParticipant = database.prepare<[number], LetterRow>(
    select('WHERE participant_id = ? ORDER BY letters.id'),
  )
  const latest = database.prepare<[number], LetterRow>(select('ORDER BY letters.id DESC LIMIT ?'))
  return {
    letter: (id: number) => found(byId.get(id)),
    /** The one that has been due longest. */
    nextDue: (at: string) => found(nextDue.get(at)),
    ofParticipant: (participantId: number) => ofParticipant.all(participantId).map(letterFrom),
    /** The newest first. */
    latest: (count: number) => latest.all(count).map(letterFrom),
  }
}

const letterFrom = (row: LetterRow): Letter => ({
  ...row,
  data: JSON.parse(row.data),
  isCurrent: row.isCurrent === 1,
  isProven: row.isProven === 1,
})
const found = (row: LetterRow | undefined) => row && letterFrom(row)

function counting(database: Database) {
  const since = database
    .prepare<[string, string, string], number>(`
      SELECT count(*) FROM letters
      LEFT JOIN participants ON participants.id = participant_id
      WHERE lower(recipient) = lower(?)
        AND letters.created_at > ?
        AND letters.kind IN (SELECT value FROM json_each(?))
        AND error IS NOT 'daily_cap'
        AND email_proven_at IS NULL`)
    .pluck()
  const proven = database
    .prepare<[number | null, string], number>(`
      SELECT 1 FROM participants
      WHERE id = ? AND email = lower(?) AND email_proven_at IS NOT NULL`)
    .pluck()
  const ofKind = database
    .prepare<[string, LetterKind, string], number>(`
      SELECT count(*) FROM letters
      WHERE lower(recipient) = lower(?) AND kind = ? AND created_at > ?`)
    .pluck()
  const overdue = database
    .prepare<[string], number>(
      `SELECT count(*) FROM letters WHERE state = 'queued' AND next_at < ?`,
    )
    .pluck()
  return {
    /** A link that was mailed to this address of the participant's has been answered to. */
    isProven: (participantId: number | null, address: string): boolean =>
      proven.get(participantId, address) === 1,
    countOfKind: (recipient: string, kind: LetterKind, after: string): number =>
      ofKind.get(recipient, kind, after) ?? 0,
    /**
     * Letters of these kinds to an address, in whatever case, about participants who have not proven
     * it; not those that a cap kept back.
     */
    countSince: (recipient: string, at: string, kinds: readonly LetterKind[]): number =>
      since.get(recipient, at, JSON.stringify(kinds)) ?? 0,
    /** Letters that have been due since before this. */
    countOverdue: (at: string): number => overdue.get(at) ?? 0,
  }
}

// The log takes `next_at` for the moment at which a letter was given up.
function writing(database: Database) {
  const insert = database.prepare(insertLetter)
  const sent = database.prepare(`
    UPDATE letters SET state = 'sent', sent_at = ?, attempts = attempts + 1, error = NULL
    WHERE id = ?`)
  const failed = database.prepare(`
    UPDATE letters SET state = 'failed', error = ?, attempts = attempts + 1, next_at = ?
    WHERE id = ?`)
  const cancelled = database.prepare(`
    UPDATE letters SET state = 'failed', error = 'cancelled', next_at = ?
    WHERE id = ? AND state = 'queued'`)
  const later = database.prepare(`
    UPDATE letters SET error = ?, next_at = ?, attempts = attempts + 1
    WHERE id = ?`)
  return {
    add: (letter: NewLetter): void =>
      void insert.run({ ...letter, data: JSON.stringify(letter.data) }),
    /** A letter that is not queued any more stays as it is. */
    cancel: (id: number, at: string): void => void cancelled.run(at, id),
    markSent: (id: number, at: string): void => void sent.run(at, id),
    giveUp: (id: number, error: string, at: string): void => void failed.run(error, at, id),
    retryLater: (id: number, error: string, nextAt: string): void =>
      void later.run(error, nextAt, id),
  }
}

const insertLetter = `
  INSERT INTO letters (
    participant_id,
    kind,
    language,
    recipient,
    data,
    message_id,
    state,
    error,
    next_at,
    created_at
  ) VALUES (
    :participantId,
    :kind,
    :language,
    :recipient,
    :data,
    :messageId,
    :state,
    :error,
    :at,
    :at
  )`
