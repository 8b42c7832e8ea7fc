import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrate } from './migrations.ts'

export type Database = Sqlite.Database

const migrationsFolder = join(import.meta.dirname, '../migrations')

/**
 * Opens the file, making it where there is none, and brings it up to date.
 * Throws when it is newer than the program.
 */
export function openDatabase(file: string, folder = migrationsFolder): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  // Pages are read where the system has them in memory, without a call for each.
  database.pragma('mmap_size = 2147418112')
  migrate(database, folder)
  return database
}
