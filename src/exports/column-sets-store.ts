import type { Database } from '../database.ts'
import { inOrder } from '../words.ts'

/** Columns, order and words of an export under a name, as in its address. */
export type ColumnSet = { id: number; name: string; choice: string; madeBy: string }
export type NewColumnSet = Pick<ColumnSet, 'name' | 'choice'>

export type ColumnSetStore = ReturnType<typeof createColumnSetStore>

export function createColumnSetStore(database: Database) {
  const columns = 'id, name, choice, made_by AS madeBy'
  const select = database.prepare<[], ColumnSet>(`SELECT ${columns} FROM column_sets ORDER BY id`)
  const one = database.prepare<[number], ColumnSet>(
    `SELECT ${columns} FROM column_sets WHERE id = ?`,
  )
  const insert = database.prepare<[Omit<ColumnSet, 'id'>]>(
    'INSERT INTO column_sets (name, choice, made_by) VALUES (:name, :choice, :madeBy)',
  )
  const remove = database.prepare<[number]>('DELETE FROM column_sets WHERE id = ?')
  const last = database
    .prepare<[number], string | null>('SELECT export_choice FROM staff WHERE id = ?')
    .pluck()
  const remember = database.prepare<[string, number]>(
    'UPDATE staff SET export_choice = ? WHERE id = ?',
  )
  return {
    all: (): ColumnSet[] => inOrder(select.all(), ({ name }) => name),
    find: (id: number): ColumnSet | undefined => one.get(id),
    add: (set: NewColumnSet, madeBy: string): void => void insert.run({ ...set, madeBy }),
    remove: (id: number): void => void remove.run(id),
    /** The choice of the member's last export; undefined: there was none. */
    lastOf: (staffId: number): string | undefined => last.get(staffId) ?? undefined,
    remember: (staffId: number, choice: string): void => void remember.run(choice, staffId),
  }
}
