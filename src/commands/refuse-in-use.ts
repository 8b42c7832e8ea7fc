import { existsSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/**
 * A site that runs holds its database open, and only whoever has it alone may leave WAL mode. The
 * lock ends with the process, however that ends; and then the whole database is in its one file.
 */
export function refuseInUse(databaseFile: string): void {
  if (!existsSync(databaseFile)) return
  const present = new Sqlite(databaseFile, { timeout: 0 })
  try {
    present.pragma('journal_mode = DELETE')
  } catch (error) {
    const { code } = error as { code: string }
    if (code.startsWith('SQLITE_BUSY'))
      throw new Error(`${databaseFile} is in use: stop the site first`)
    // A damaged database is what a backup is restored for.
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw error
  } finally {
    present.close()
  }
}
