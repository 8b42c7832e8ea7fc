import { logSearchText } from '../../../src/audit/log-search-store.ts'
import type { Rows } from './rows.ts'

/** Writes entries of the log that no trigger writes. */
export const createLog =
  ({ rows, at: timeAt }: { rows: Rows; at: (second: number) => string }) =>
  (by: string, action: string, details: Record<string, string | number>, at: number): void => {
    const search = logSearchText(by, action, details)
    rows.audit.run({ made_at: timeAt(at), made_by: by, action, details: JSON.stringify(details), search })
  }
export type Log = ReturnType<typeof createLog>
