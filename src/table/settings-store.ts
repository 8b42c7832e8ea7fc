import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { newestVersionIn } from '../replies/versions-store.ts'

/** Up to which `reply_versions.id` a member has seen the table, and when the member said so. */
export type Seen = { version: number; at: string }
type SettingsRow = { version: number; at: string | null; columns: string | null }

/** Each member's settings of the table of replies: what was seen, and which columns are shown. */
export function createTableSettings({ database, clock }: { database: Database; clock: Clock }) {
  const select = database.prepare<[number], SettingsRow>(
    `SELECT seen_version AS version, seen_at AS at, table_columns AS columns
     FROM staff WHERE id = ?`,
  )
  const newest = newestVersionIn(database)
  const see = database.prepare('UPDATE staff SET seen_version = ?, seen_at = ? WHERE id = ?')
  const choose = database.prepare('UPDATE staff SET table_columns = ? WHERE id = ?')

  return {
    /** Undefined: the member has never marked the table as seen. */
    seen(staffId: number): Seen | undefined {
      const { version, at } = select.get(staffId) ?? {}
      return at && version !== undefined ? { version, at } : undefined
    },
    /** The filter for what others have changed since this member last marked the table as seen. */
    sinceSeen: ({ id, email }: { id: number; email: string }) => ({
      since: select.get(id)?.version ?? 0,
      notBy: email,
    }),
    /** The version that a page made now shows everything up to. */
    newest,
    markSeen: (staffId: number, version: number): void =>
      void see.run(Math.min(version, newest()), String(clock.now()), staffId),
    /** Undefined: the default columns. */
    columns(staffId: number): string[] | undefined {
      const { columns } = select.get(staffId) ?? {}
      return columns ? JSON.parse(columns) : undefined
    },
    setColumns: (staffId: number, columns: readonly string[]): void =>
      void choose.run(columns.length > 0 ? JSON.stringify(columns) : null, staffId),
  }
}
