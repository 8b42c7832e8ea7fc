import type { Database } from '../database.ts'

export type Labels = ReturnType<typeof createLabels>

export const tagMax = 40
/** More than this nobody reads. */
export const tagsMax = 10

/** Who of the secretariat looks after a participant, and the short words that participants are found by. */
export function createLabels(database: Database) {
  const assign = database.prepare('UPDATE participants SET assignee_id = ? WHERE id = ?')
  const assignee = database
    .prepare<[number], number | null>('SELECT assignee_id FROM participants WHERE id = ?')
    .pluck()
  const tags = database
    .prepare<[number], string>('SELECT tag FROM tags WHERE participant_id = ? ORDER BY tag')
    .pluck()
  const allTags = database.prepare<[], string>('SELECT DISTINCT tag FROM tags ORDER BY tag').pluck()
  const insert = database.prepare('INSERT OR IGNORE INTO tags (participant_id, tag) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM tags WHERE participant_id = ? AND tag = ?')
  const read = database.prepare(
    'UPDATE replies SET is_unread = 0 WHERE participant_id = ? AND is_unread = 1',
  )

  return {
    assignee: (participantId: number): number | undefined =>
      assignee.get(participantId) ?? undefined,
    /** Null: nobody. */
    assign: (participantId: number, staffId: number | null): void =>
      void assign.run(staffId, participantId),
    tags: (participantId: number): string[] => tags.all(participantId),
    allTags: (): string[] => allTags.all(),
    /** False: it was there. */
    addTag: (participantId: number, tag: string): boolean =>
      insert.run(participantId, tag).changes === 1,
    /** False: there was none. */
    removeTag: (participantId: number, tag: string): boolean =>
      remove.run(participantId, tag).changes === 1,
    /** Somebody of the secretariat has looked at what the participant sent. */
    markRead: (participantId: number): void => void read.run(participantId),
  }
}
