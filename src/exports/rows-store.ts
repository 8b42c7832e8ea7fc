import type { Database } from '../database.ts'
import type { TableReply } from '../table/table-reply.ts'
import { columnsOfReply, type ReplyRow, replyFrom } from '../table/table-store.ts'

export type ExportStore = ReturnType<typeof createExportStore>

type ExportRow = ReplyRow & { changes: string | null; formerReferences: string | null }

/** Reads rows of an export by ids, with what has changed after version `since`. */
export function createExportStore(database: Database) {
  const rows = (condition: string) =>
    database.prepare<[{ ids: string; since: number | null }], ExportRow>(
      `SELECT
         ${columnsOfReply},
         (SELECT json_group_array(reference) FROM participants
          WHERE merged_into = desk_replies.participant_id) AS formerReferences,
         (SELECT json_group_array(action) FROM (
            SELECT DISTINCT action FROM reply_versions
            WHERE reply_id = desk_replies.id AND id > :since
          )) AS changes
       FROM desk_replies WHERE ${condition} IN (SELECT value FROM json_each(:ids))
       ORDER BY desk_replies.id`,
    )
  const [byId, byParticipant] = [rows('id'), rows('participant_id')]
  const participants = database
    .prepare<[string], number>(
      `SELECT participant_id FROM replies
       WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
  const read = (statement: typeof byId, ids: readonly number[], since?: number): TableReply[] =>
    statement.all({ ids: JSON.stringify(ids), since: since ?? null }).map(exportedFrom)

  const replies = (ids: readonly number[], since?: number): TableReply[] => {
    const byReply = new Map(read(byId, ids, since).map(reply => [reply.id, reply]))
    return ids.flatMap(id => byReply.get(id) ?? [])
  }

  return {
    replies,
    /** Whose replies these are, reply by reply. */
    participantsOf: (ids: readonly number[]): number[] => participants.all(JSON.stringify(ids)),
    /** All replies of these participants. */
    repliesOf: (participants: readonly number[], since?: number): TableReply[] =>
      read(byParticipant, participants, since),
  }
}

const exportedFrom = ({ changes, formerReferences, ...row }: ExportRow): TableReply => ({
  ...replyFrom(row),
  changes: JSON.parse(changes ?? '[]'),
  formerReferences: JSON.parse(formerReferences ?? '[]'),
})
