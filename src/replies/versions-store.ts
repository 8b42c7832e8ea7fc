import type { Database } from '../database.ts'
import type { ReplyVersion, StoredVersion } from './versions.ts'

type Stored<V extends { before: unknown; after: unknown }> = Omit<V, 'before' | 'after'> & {
  before: string | null
  after: string
}

const insertSql = `
  INSERT INTO reply_versions (
    reply_id,
    version,
    action,
    before,
    after,
    made_by,
    made_at,
    batch
  ) VALUES (
    :replyId,
    :version,
    :action,
    :before,
    :after,
    :madeBy,
    :madeAt,
    :batch
  )`

const whatWasDone = `
    action,
    before,
    after,
    made_by AS madeBy,
    made_at AS madeAt,
    batch`

const ofBatchSql = `
  SELECT
    reply_id AS replyId,
    version,
    ${whatWasDone}
  FROM reply_versions
  WHERE batch = ?
  ORDER BY id`

const ofParticipantSql = `
  SELECT
    form,
    reply_versions.version,
    ${whatWasDone}
  FROM reply_versions
  JOIN replies ON replies.id = reply_id
  WHERE participant_id IN (SELECT id FROM participants WHERE id = :id OR merged_into = :id)
  ORDER BY made_at, reply_versions.id`

/** All versions of all replies: who did what and when, with the state before and after. */
export function createVersions(database: Database) {
  const insert = database.prepare(insertSql)
  const ofBatch = database.prepare<[string], Stored<ReplyVersion>>(ofBatchSql)
  const ofParticipant = database.prepare<[{ id: number }], Stored<StoredVersion>>(ofParticipantSql)
  return {
    /** All versions of a participant's replies, merged records included, oldest first. */
    versionsOf: (participantId: number): StoredVersion[] =>
      ofParticipant.all({ id: participantId }).map(row => ({
        ...row,
        before: row.before ? JSON.parse(row.before) : undefined,
        after: JSON.parse(row.after),
      })),

    /** The versions that one batch made. All are decisions, so each has a state before. */
    versionsOfBatch: <State extends object>(batch: string): ReplyVersion<State>[] =>
      ofBatch.all(batch).map(row => ({
        ...row,
        before: JSON.parse(row.before ?? 'null'),
        after: JSON.parse(row.after),
      })),

    addVersion({ before, after, batch, ...version }: ReplyVersion): void {
      insert.run({
        ...version,
        before: before ? JSON.stringify(before) : null,
        after: JSON.stringify(after),
        batch: batch ?? null,
      })
    },
  }
}

/** Returns a query for the highest `reply_versions.id`, which marks a point in the history. */
export function newestVersionIn(database: Database): () => number {
  const newest = database
    .prepare<[], number>('SELECT coalesce(max(id), 0) FROM reply_versions')
    .pluck()
  return () => newest.get() ?? 0
}
