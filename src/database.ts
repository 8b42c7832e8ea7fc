import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrate } from './migrations.ts'

export type Database = Sqlite.Database

const migrationsFolder = join(import.meta.dirname, '../migrations')

/**
 * Opens the database file, creates it where there is none, and runs the pending migrations. Throws
 * when the file is newer than the program. `folder`: of the migrations.
 */
export function openDatabase(file: string, folder = migrationsFolder): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  // Reads pages of the file from the system's cache without a system call each; 2 GB is SQLite's
  // limit.
  database.pragma('mmap_size = 2147418112')
  migrate(database, folder)
  return database
}
