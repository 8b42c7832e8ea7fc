import type { Database } from '../database.ts'

export type SavedView = {
  id: number
  name: string
  query: string
  isShared: boolean
  isOwn: boolean
}
export type SavedViews = ReturnType<typeof createSavedViews>

export const viewNameMax = 80
/** A list that nobody reads to its end helps nobody. */
const viewsMax = 50

/** Addresses of the table under a name: a member's own, and those that others share. */
export function createSavedViews(database: Database) {
  const select = database.prepare<
    [object],
    Omit<SavedView, 'isShared' | 'isOwn'> & { isShared: number; isOwn: number }
  >(
    `SELECT id, name, query, is_shared AS isShared, staff_id = :staffId AS isOwn FROM saved_views
     WHERE staff_id = :staffId OR is_shared = 1 ORDER BY name, id`,
  )
  const countOwn = database
    .prepare<[number], number>('SELECT count(*) FROM saved_views WHERE staff_id = ?')
    .pluck()
  const insert = database.prepare(
    'INSERT INTO saved_views (staff_id, name, query, is_shared) VALUES (:staffId, :name, :query, :isShared)',
  )
  const remove = database.prepare('DELETE FROM saved_views WHERE id = ? AND staff_id = ?')
  const removeShared = database.prepare('DELETE FROM saved_views WHERE id = ? AND is_shared = 1')

  return {
    of: (staffId: number): SavedView[] =>
      select
        .all({ staffId })
        .map(row => ({ ...row, isShared: row.isShared === 1, isOwn: row.isOwn === 1 })),
    hasRoom: (staffId: number): boolean => (countOwn.get(staffId) ?? 0) < viewsMax,
    add: (
      staffId: number,
      { name, query, isShared }: Pick<SavedView, 'name' | 'query' | 'isShared'>,
    ): void => void insert.run({ staffId, name, query, isShared: isShared ? 1 : 0 }),
    /** Only their own; false: there was none. */
    remove: (id: number, staffId: number): boolean => remove.run(id, staffId).changes === 1,
    /** Somebody else's, for admins. */
    removeShared: (id: number): boolean => removeShared.run(id).changes === 1,
  }
}
