import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isLarge, isWhole } from './database-check.ts'
import { inTrouble, lockPatienceMilliseconds } from './database-trouble.ts'
import { migrate } from './migrations.ts'

export type Database = Sqlite.Database

const migrationsFolder = join(import.meta.dirname, '../migrations')

/**
 * Opens the database file, creates it where there is none, and runs the pending migrations. Throws
 * when the file is damaged or newer than the program. `folder`: of the migrations.
 */
export function openDatabase(file: string, folder = migrationsFolder): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file)
  try {
    prepare(database)
    migrate(database, folder)
  } catch (error) {
    database.close()
    throw error
  }
  return database
}

function prepare(database: Database): void {
  // Nobody is served yet, so a start, like a command, may wait for another program.
  database.pragma(`busy_timeout = ${lockPatienceMilliseconds}`)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  // What is deleted is overwritten, and is no more in any page that is free.
  database.pragma('secure_delete = ON')
  if (!isLarge(database) && !isWhole(database)) throw inTrouble('damaged')
}
