import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'

export const letterKinds = [
  'received',
  'changed',
  'corrected',
  'withdrawn',
  'link',
  'address_changed',
  'decision',
  'invitation',
  'digest',
] as const
export type LetterKind = (typeof letterKinds)[number]
export const letterStates = ['queued', 'sent', 'failed'] as const
export type LetterState = (typeof letterStates)[number]
/** Of the secretariat's own; all others are a participant's. */
export const lettersToStaff: readonly LetterKind[] = ['invitation', 'digest']

/** What a letter is made from when it is sent; a letter about a reply keeps the reply as it was. */
export type LetterData = {
  reference: string
  form?: string
  person?: Answers
  answers?: Answers
  /** Names of the fields that the secretariat has changed. */
  changed?: readonly string[]
  /** What was decided, what the secretariat adds in its own words, and the session that is offered. */
  status?: string
  note?: string
  session?: string | undefined
  /** The session that was offered before, where another is offered now. */
  formerSession?: string | undefined
  /** What a digest counts, by name. */
  figures?: Record<string, number>
  /** The press at the desk that queued it. */
  batch?: string
}

export type QueuedLetter = {
  /** Whose replies it is about; null: a letter to somebody of the secretariat. */
  participantId: number | null
  kind: LetterKind
  language: Language
  recipient: string
  data: LetterData
}

export type Letter = QueuedLetter & {
  id: number
  messageId: string
  state: LetterState
  attempts: number
  error: string | null
  createdAt: string
  sentAt: string | null
  /** It goes to the address that the participant has now. */
  isCurrent: boolean
  /** Somebody opened a link that was mailed to that address. */
  isProven: boolean
}

/**
 * No address gets more of these in a day: nobody may use the desk to fill somebody's post box. What the secretariat
 * decides is told all the same, and a letter that the cap has kept back has filled nothing.
 */
const dailyCap = 40
const causedByVisitors: readonly LetterKind[] = [
  'received',
  'changed',
  'withdrawn',
  'address_changed',
]
/** Counted apart, so that nobody is shut off from their link by what others send in their name. */
const askedFor: readonly LetterKind[] = ['link']

type LetterRow = Omit<Letter, 'data' | 'isCurrent' | 'isProven'> & {
  data: string
  isCurrent: number
  isProven: number
}

export type LetterStore = ReturnType<typeof createLetterStore>

export function createLetterStore(database: Database, clock: Clock) {
  const select = (rest: string) => `
    SELECT letters.id, participant_id AS participantId, letters.kind, letters.language, recipient, data, message_id AS messageId, state,
      attempts, error, letters.created_at AS createdAt, sent_at AS sentAt, email = lower(recipient) AS isCurrent,
      email = lower(recipient) AND email_proven_at IS NOT NULL AS isProven
    FROM letters LEFT JOIN participants ON participants.id = participant_id ${rest}`
  const nextDue = database.prepare<[string], LetterRow>(
    select(`WHERE state = 'queued' AND next_at <= ? ORDER BY next_at, letters.id LIMIT 1`),
  )
  const byId = database.prepare<[number], LetterRow>(select('WHERE letters.id = ?'))
  const ofParticipant = database.prepare<[number], LetterRow>(
    select('WHERE participant_id = ? ORDER BY letters.id'),
  )
  const latest = database.prepare<[number], LetterRow>(select('ORDER BY letters.id DESC LIMIT ?'))
  const countSince = database.prepare<[string, string, string], { count: number }>(
    `SELECT count(*) AS count FROM letters WHERE lower(recipient) = lower(?) AND created_at > ?
       AND kind IN (SELECT value FROM json_each(?)) AND error IS NOT 'daily_cap'`,
  )
  const overdue = database.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM letters WHERE state = 'queued' AND next_at < ?`,
  )
  const insert = database.prepare(
    `INSERT INTO letters (participant_id, kind, language, recipient, data, message_id, state, error, next_at, created_at)
     VALUES (:participantId, :kind, :language, :recipient, :data, :messageId, :state, :error, :at, :at)`,
  )
  const sent = database.prepare(
    `UPDATE letters SET state = 'sent', sent_at = ?, attempts = attempts + 1, error = NULL WHERE id = ?`,
  )
  const failed = database.prepare(
    `UPDATE letters SET state = 'failed', error = ?, attempts = attempts + 1, next_at = ? WHERE id = ?`,
  )
  const cancelled = database.prepare(
    `UPDATE letters SET state = 'failed', error = 'cancelled', next_at = ? WHERE id = ? AND state = 'queued'`,
  )
  const later = database.prepare(
    'UPDATE letters SET error = ?, next_at = ?, attempts = attempts + 1 WHERE id = ?',
  )

  const letterFrom = (row: LetterRow): Letter => ({
    ...row,
    data: JSON.parse(row.data),
    isCurrent: row.isCurrent === 1,
    isProven: row.isProven === 1,
  })
  const found = (row: LetterRow | undefined) => row && letterFrom(row)

  function isOverCap({ kind, recipient }: QueuedLetter, now: Temporal.Instant): boolean {
    const counted = [causedByVisitors, askedFor].find(kinds => kinds.includes(kind))
    if (!counted) return false
    const dayAgo = String(now.subtract({ hours: 24 }))
    return (countSince.get(recipient, dayAgo, JSON.stringify(counted))?.count ?? 0) >= dailyCap
  }

  return {
    /** Goes into the transaction that is open. Its Message-ID is fixed now, so that a second try is the same letter. */
    add(letter: QueuedLetter): void {
      const now = clock.now()
      const isKeptBack = isOverCap(letter, now)
      insert.run({
        ...letter,
        data: JSON.stringify(letter.data),
        messageId: `<${randomUUID()}@reply-desk>`,
        state: isKeptBack ? 'failed' : 'queued',
        error: isKeptBack ? 'daily_cap' : null,
        at: String(now),
      })
    },

    letter: (id: number) => found(byId.get(id)),
    nextDue: () => found(nextDue.get(String(clock.now()))),
    ofParticipant: (participantId: number) => ofParticipant.all(participantId).map(letterFrom),
    latest: (count: number) => latest.all(count).map(letterFrom),
    countOverdue: (minutes: number): number =>
      overdue.get(String(clock.now().subtract({ minutes })))?.count ?? 0,

    // The log takes `next_at` for the moment at which a letter was given up.
    cancel: (id: number): void => void cancelled.run(String(clock.now()), id),
    markSent: (id: number): void => void sent.run(String(clock.now()), id),
    giveUp: (id: number, error: string): void => void failed.run(error, String(clock.now()), id),
    retryLater: (id: number, error: string, minutes: number): void =>
      void later.run(error, String(clock.now().add({ minutes })), id),
  }
}
