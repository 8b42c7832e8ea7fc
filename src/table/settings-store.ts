import type { Database } from '../database.ts'

/** Which columns of the table of replies each member has chosen. */
export function createTableSettings({ database }: { database: Database }) {
  const select = database
    .prepare<[number], string | null>('SELECT table_columns FROM staff WHERE id = ?')
    .pluck()
  const choose = database.prepare('UPDATE staff SET table_columns = ? WHERE id = ?')

  return {
    /** Undefined: the default columns. */
    columns(staffId: number): string[] | undefined {
      const columns = select.get(staffId)
      return columns ? JSON.parse(columns) : undefined
    },
    setColumns: (staffId: number, columns: readonly string[]): void =>
      void choose.run(columns.length > 0 ? JSON.stringify(columns) : null, staffId),
  }
}
