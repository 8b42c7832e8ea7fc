import type { Database } from '../database.ts'
import type { TableReply } from '../table/table-reply.ts'
import { columnsOfReply, type ReplyRow, replyFrom } from '../table/table-store.ts'

export type ExportStore = ReturnType<typeof createExportStore>

type ChangedRow = ReplyRow & { changes: string; formerReferences: string }

const changesSince = `
  (SELECT json_group_array(reference) FROM participants
   WHERE merged_into = desk_replies.participant_id) AS formerReferences,
  (SELECT json_group_array(action) FROM (
     SELECT DISTINCT action FROM reply_versions
     WHERE reply_id = desk_replies.id AND id > :since
   )) AS changes`

/** Reads rows of an export by ids, with what has changed after version `since`, where it is given. */
export function createExportStore(database: Database) {
  const [byId, byParticipant] = [rowsBy(database, 'id'), rowsBy(database, 'participant_id')]
  const participants = database
    .prepare<[string], number>(
      `SELECT participant_id FROM replies
       WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    )
    .pluck()
  const replies = (ids: readonly number[], since?: number): TableReply[] => {
    const byReply = new Map(byId(ids, since).map(reply => [reply.id, reply]))
    return ids.flatMap(id => byReply.get(id) ?? [])
  }

  return {
    replies,
    /** Whose replies these are, reply by reply. */
    participantsOf: (ids: readonly number[]): number[] => participants.all(JSON.stringify(ids)),
    /** All replies of these participants. */
    repliesOf: byParticipant,
  }
}

function rowsBy(database: Database, key: 'id' | 'participant_id') {
  const sql = (columns: string) =>
    `SELECT ${columns} FROM desk_replies WHERE ${key} IN (SELECT value FROM json_each(:ids))
     ORDER BY desk_replies.id`
  const rows = database.prepare<[{ ids: string }], ReplyRow>(sql(columnsOfReply))
  const changed = database.prepare<[{ ids: string; since: number }], ChangedRow>(
    sql(`${columnsOfReply}, ${changesSince}`),
  )
  return (ids: readonly number[], since?: number): TableReply[] => {
    const asked = { ids: JSON.stringify(ids) }
    if (since === undefined) return rows.all(asked).map(replyFrom)
    return changed.all({ ...asked, since }).map(changedFrom)
  }
}

const changedFrom = ({ changes, formerReferences, ...row }: ChangedRow): TableReply => ({
  ...replyFrom(row),
  changes: JSON.parse(changes),
  formerReferences: JSON.parse(formerReferences),
})
