import type { Database } from '../database.ts'

/** Ids of participants: `other` is merged into `kept`. */
type Pair = { kept: number; other: number }

/**
 * The fingerprint is replaced, so that whoever sends the same reply again is not taken for the kept
 * participant and led to that participant's page.
 */
const moveReplySql = `
  UPDATE replies SET
    participant_id = ?,
    fingerprint = 'merged-' || id || '-' || version,
    version = version + 1
  WHERE id = ?`

const moveSql = (table: 'notes' | 'letters') =>
  `UPDATE ${table} SET participant_id = :kept WHERE participant_id = :other`

const copyTagsSql = `
  INSERT INTO tags (participant_id, tag, search)
  SELECT :kept, tag, search FROM tags WHERE participant_id = :other
  ON CONFLICT (participant_id, tag) DO NOTHING`

const takeAssigneeSql = `
  UPDATE participants
  SET assignee_id = coalesce(
    assignee_id,
    (SELECT assignee_id FROM participants WHERE id = :other)
  )
  WHERE id = :kept`

const takeDifferentSql = `
  INSERT INTO different_people (one, other)
  SELECT
    min(third, :kept),
    max(third, :kept)
  FROM (
    SELECT iif(one = :other, other, one) AS third
    FROM different_people
    WHERE :other IN (one, other)
  )
  WHERE third <> :kept
  ON CONFLICT (one, other) DO NOTHING`

const closeSql = 'DELETE FROM browser_participants WHERE participant_id = :other'

const markMergedSql = `
  UPDATE participants SET merged_into = :kept
  WHERE id = :other OR merged_into = :other`

export type MergingStore = ReturnType<typeof createMergingStore>

export function createMergingStore(database: Database) {
  const moveReply = database.prepare(moveReplySql)
  const renameForm = database.prepare('UPDATE replies SET form = ? WHERE id = ?')
  const joins = [
    closeSql,
    moveSql('notes'),
    moveSql('letters'),
    copyTagsSql,
    takeAssigneeSql,
    takeDifferentSql,
    markMergedSql,
  ].map(sql => database.prepare<[Pair]>(sql))
  return {
    moveReply: (replyId: number, participantId: number): void =>
      void moveReply.run(participantId, replyId),
    renameForm: (replyId: number, form: string): void => void renameForm.run(form, replyId),
    /**
     * Moves notes, letters, tags, the assignee and the marks "different people" to the kept record,
     * and revokes the links of the other one.
     */
    joinRecords(pair: Pair): void {
      for (const join of joins) join.run(pair)
    },
  }
}
