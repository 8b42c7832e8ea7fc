import type { Database } from '../database.ts'
import { inOrder } from '../words.ts'

/** A named address of the table: the member's own, or shared by another member. */
export type SavedView = {
  id: number
  name: string
  query: string
  isShared: boolean
  isOwn: boolean
}
export type NewView = Pick<SavedView, 'name' | 'query' | 'isShared'>

type ViewRow = Omit<SavedView, 'isShared' | 'isOwn'> & { isShared: number; isOwn: number }

export type SavedViewStore = ReturnType<typeof createSavedViewStore>

export function createSavedViewStore(database: Database) {
  const select = database.prepare<[{ staffId: number }], ViewRow>(
    `SELECT id, name, query, is_shared AS isShared, staff_id = :staffId AS isOwn
     FROM saved_views
     WHERE staff_id = :staffId OR is_shared = 1
     ORDER BY id`,
  )
  const countOwn = database
    .prepare<[number], number>('SELECT count(*) FROM saved_views WHERE staff_id = ?')
    .pluck()
  const insert = database.prepare(
    `INSERT INTO saved_views (staff_id, name, query, is_shared)
     VALUES (:staffId, :name, :query, :isShared)`,
  )
  const remove = database.prepare('DELETE FROM saved_views WHERE id = ? AND staff_id = ?')
  const removeShared = database.prepare('DELETE FROM saved_views WHERE id = ? AND is_shared = 1')

  return {
    of: (staffId: number): SavedView[] =>
      inOrder(select.all({ staffId }), ({ name }) => name).map(row => ({
        ...row,
        isShared: row.isShared === 1,
        isOwn: row.isOwn === 1,
      })),
    countOwn: (staffId: number): number => countOwn.get(staffId) ?? 0,
    add: (staffId: number, { name, query, isShared }: NewView): void =>
      void insert.run({ staffId, name, query, isShared: isShared ? 1 : 0 }),
    remove: (id: number, staffId: number): boolean => remove.run(id, staffId).changes === 1,
    removeShared: (id: number): boolean => removeShared.run(id).changes === 1,
  }
}
