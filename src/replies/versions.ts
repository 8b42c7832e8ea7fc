import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import type { ReplyStatus } from './statuses.ts'

export const replyActions = [
  'submitted',
  'changed',
  'withdrawn',
  'entered',
  'corrected',
  'decided',
  'reconsidered',
  'released',
  'answered',
  'undone',
  'merged',
] as const
export type ReplyAction = (typeof replyActions)[number]
export type ReplyVersion<State extends object = object> = {
  replyId: number
  version: number
  action: ReplyAction
  before: State | undefined
  after: State
  madeBy: string
  madeAt: string
  batch?: string | undefined
}

/** A version of a reply, told by the name of its form. */
export type StoredVersion = {
  form: string
  version: number
  action: ReplyAction
  before: VersionState | undefined
  after: VersionState
  madeBy: string
  madeAt: string
  batch: string | null
}

/** What a reply was: a decision keeps no answers, a reply of the participant's no decision. */
export type VersionState = {
  status?: ReplyStatus
  pending?: ReplyStatus | null
  note?: string
  session?: string | null
  toldSession?: string | null
  table?: number | null
  answers?: Answers
  person?: Answers
  /** How it reached the secretariat, where it was not sent through the site. */
  source?: ReplySource
}

/** How a reply or an answer reached the secretariat. */
export type ReplySource = { kind: string; details: string }
/** Staff write something down in a participant's name. */
export type Entry = { by: string; source: ReplySource }

/** Every version of the replies: who did what, when, and what was before and after. */
export function createVersions(database: Database) {
  const insertVersion = database.prepare(
    `INSERT INTO reply_versions (reply_id, version, action, before, after, made_by, made_at, batch)
     VALUES (:replyId, :version, :action, :before, :after, :madeBy, :madeAt, :batch)`,
  )

  const ofBatch = database.prepare<
    [string],
    Omit<ReplyVersion, 'before' | 'after'> & { before: string; after: string }
  >(
    `SELECT reply_id AS replyId, version, action, before, after, made_by AS madeBy, made_at AS madeAt, batch
     FROM reply_versions WHERE batch = ? ORDER BY id`,
  )

  const versionsOf = database.prepare<
    [{ id: number }],
    Omit<StoredVersion, 'before' | 'after'> & { before: string | null; after: string }
  >(
    `SELECT form, reply_versions.version, action, before, after, made_by AS madeBy, made_at AS madeAt, batch
     FROM reply_versions JOIN replies ON replies.id = reply_id
     WHERE participant_id IN (SELECT id FROM participants WHERE id = :id OR merged_into = :id) ORDER BY made_at, reply_versions.id`,
  )

  return {
    /** Everything that ever happened to a participant's replies, oldest first. */
    versionsOf: (participantId: number): StoredVersion[] =>
      versionsOf.all({ id: participantId }).map(row => ({
        ...row,
        before: row.before ? JSON.parse(row.before) : undefined,
        after: JSON.parse(row.after),
      })),

    /** What one press did, to be undone; its decisions all have a state before. */
    versionsOfBatch: <State extends object>(batch: string): ReplyVersion<State>[] =>
      ofBatch
        .all(batch)
        .map(row => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) })),

    addVersion(version: ReplyVersion): void {
      const before = version.before ? JSON.stringify(version.before) : null
      insertVersion.run({
        ...version,
        before,
        after: JSON.stringify(version.after),
        batch: version.batch ?? null,
      })
    },
  }
}

/** Asks for the latest `reply_versions.id`: all that has happened to replies up to now. */
export function newestVersionIn(database: Database): () => number {
  const newest = database
    .prepare<[], number>('SELECT coalesce(max(id), 0) FROM reply_versions')
    .pluck()
  return () => newest.get() ?? 0
}
