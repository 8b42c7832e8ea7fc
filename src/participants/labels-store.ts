import type { Database } from '../database.ts'
import { keptUntilWritten } from '../last-write-store.ts'
import { searchText } from '../search-text.ts'
import { inOrder } from '../words.ts'

export type LabelStore = ReturnType<typeof createLabelStore>

const assigneeSql = `
  SELECT staff.id, staff.email
  FROM participants JOIN staff ON staff.id = assignee_id
  WHERE participants.id = ?`

export function createLabelStore(database: Database) {
  const assign = database.prepare('UPDATE participants SET assignee_id = ? WHERE id = ?')
  const assignee = database.prepare<[number], { id: number; email: string }>(assigneeSql)
  const tags = database
    .prepare<[number], string>('SELECT tag FROM tags WHERE participant_id = ?')
    .pluck()
  const allTags = database.prepare<[], string>('SELECT DISTINCT tag FROM tags').pluck()
  const insert = database.prepare(
    `INSERT INTO tags (participant_id, tag, search) VALUES (?, ?, ?)
     ON CONFLICT (participant_id, tag) DO NOTHING`,
  )
  const remove = database.prepare('DELETE FROM tags WHERE participant_id = ? AND tag = ?')
  const read = database.prepare(
    'UPDATE replies SET is_unread = 0 WHERE participant_id = ? AND form = ? AND is_unread = 1',
  )
  const readReplies = database.prepare(
    `UPDATE replies SET is_unread = 0
     WHERE is_unread = 1 AND id IN (SELECT value FROM json_each(?))`,
  )
  return {
    assignee: (participantId: number) => assignee.get(participantId),
    /** `staffId` null: nobody looks after the participant any more. */
    assign: (participantId: number, staffId: number | null): void =>
      void assign.run(staffId, participantId),
    tags: (participantId: number): string[] => inOrder(tags.all(participantId), tag => tag),
    allTags: keptUntilWritten<readonly string[]>(database, () =>
      inOrder(allTags.all(), tag => tag),
    ),
    /** False: the participant had this tag already. */
    addTag: (participantId: number, tag: string): boolean =>
      insert.run(participantId, tag, searchText([tag])).changes === 1,
    /** False: the participant does not have this tag. */
    removeTag: (participantId: number, tag: string): boolean =>
      remove.run(participantId, tag).changes === 1,
    markRead: (participantId: number, form: string): void => void read.run(participantId, form),
    /** Returns how many of the replies were not read before. */
    markRepliesRead: (ids: readonly number[]): number =>
      readReplies.run(JSON.stringify(ids)).changes,
  }
}
