import type { Database } from '../database.ts'
import { createHeldLetterStore } from './held-letters-store.ts'
import type { LetterKind } from './kinds.ts'
import type { Letter, LetterState, QueuedLetter } from './letter.ts'
import { createLetterClaims } from './letter-claims-store.ts'
import { createLetterCounts } from './letter-counts-store.ts'

/** A letter as it is put in; `at`: now; `nextAt`: not to be sent before. */
export type NewLetter = QueuedLetter & {
  postBox: string
  messageId: string
  state: LetterState
  error: string | null
  at: string
  nextAt: string
}

export type LetterStore = ReturnType<typeof createLetterStore>

/** The rows of letters. Instants are UTC text; the caller opens the transaction. */
export const createLetterStore = (database: Database) => ({
  ...reading(database),
  ...createLetterCounts(database),
  ...createHeldLetterStore(database),
  ...createLetterClaims(database),
  ...writing(database),
})

/** `email`: in lower case, the address that the participant has now. */
type LetterRow = Omit<Letter, 'data' | 'isCurrent' | 'isProven'> & {
  data: string
  email: string | null
  emailProvenAt: string | null
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
    next_at AS nextAt,
    email,
    email_proven_at AS emailProvenAt
  FROM letters
  LEFT JOIN participants ON participants.id = participant_id
  ${rest}`

function reading(database: Database) {
  const byId = database.prepare<[number], LetterRow>(select('WHERE letters.id = ?'))
  const ofParticipant = database.prepare<[number], LetterRow>(
    select('WHERE participant_id = ? ORDER BY letters.id'),
  )
  const inIds = database.prepare<[string], LetterRow>(
    select('WHERE letters.id IN (SELECT value FROM json_each(?)) ORDER BY letters.id'),
  )
  const stateOf = database
    .prepare<[number, string], LetterState>(
      'SELECT state FROM letters WHERE id = ? AND message_id = ?',
    )
    .pluck()
  const latest = database.prepare<[number], LetterRow>(select('ORDER BY letters.id DESC LIMIT ?'))
  const latestTo = database.prepare<[string, string], LetterRow>(
    select('WHERE letters.kind = ? AND lower(recipient) = ? ORDER BY letters.id DESC LIMIT 1'),
  )
  return {
    letter: (id: number) => found(byId.get(id)),
    /** Undefined: it was deleted, and another letter may have its id. */
    stateOf: ({ id, messageId }: Letter) => stateOf.get(id, messageId),
    /** In the order of their ids. */
    lettersIn: (ids: readonly number[]) => inIds.all(JSON.stringify(ids)).map(letterFrom),
    ofParticipant: (participantId: number) => ofParticipant.all(participantId).map(letterFrom),
    /** The newest first. */
    latest: (count: number) => latest.all(count).map(letterFrom),
    /** The newest of this kind to this address, which is in lower case. */
    latestTo: (kind: LetterKind, address: string) => found(latestTo.get(kind, address)),
  }
}

function letterFrom({ data, email, emailProvenAt, ...row }: LetterRow): Letter {
  // SQLite lowers the letters of ASCII alone.
  const isCurrent = row.recipient.toLowerCase() === email
  return {
    ...row,
    data: JSON.parse(data),
    isCurrent,
    isProven: isCurrent && emailProvenAt !== null,
  }
}
const found = (row: LetterRow | undefined) => row && letterFrom(row)

// The log takes `next_at` for the moment at which a letter was given up.
function writing(database: Database) {
  const insert = database.prepare(insertLetter)
  const sent = database.prepare(`
    UPDATE letters SET state = 'sent', sent_at = ?, error = NULL WHERE id = ?`)
  const failed = database.prepare(`
    UPDATE letters SET state = 'failed', error = ?, next_at = ? WHERE id = ?`)
  const cancelled = database.prepare(`
    UPDATE letters SET state = 'failed', error = 'cancelled', next_at = ?
    WHERE id = ? AND state = 'queued'`)
  const later = database.prepare(`
    UPDATE letters SET error = ?, next_at = ? WHERE id = ?`)
  const unclaimed = database.prepare(`
    UPDATE letters SET error = ?, next_at = ?, attempts = attempts - 1 WHERE id = ?`)
  return {
    add: (letter: NewLetter): void =>
      void insert.run({ ...letter, data: JSON.stringify(letter.data) }),
    /** A letter that is not queued any more stays as it is. */
    cancel: (id: number, at: string): void => void cancelled.run(at, id),
    markSent: (id: number, at: string): void => void sent.run(at, id),
    giveUp: (id: number, error: string, at: string): void => void failed.run(error, at, id),
    /** As if it had not been tried, but for what was said. */
    unclaim: (id: number, error: string, nextAt: string): void =>
      void unclaimed.run(error, nextAt, id),
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
    post_box,
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
    :postBox,
    :data,
    :messageId,
    :state,
    :error,
    :nextAt,
    :at
  )`
