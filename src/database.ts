import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { foldForSearch } from './latin.ts'

export type Database = Sqlite.Database

const migrationsFolder = join(import.meta.dirname, '../migrations')

/** Opens the file, making it where there is none, and brings it up to date. Throws when it is newer than the program. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  // Pages are read where the system has them in memory, without a call for each.
  database.pragma('mmap_size = 2147418112')
  database.function('fold', { deterministic: true }, text => foldForSearch(String(text)))
  // A migration that makes a table anew drops the old one: with the keys on, that would empty the tables that point to it.
  database.pragma('foreign_keys = OFF')
  migrate(database)
  database.pragma('foreign_keys = ON')
  return database
}

/** `user_version` counts the migrations that have run. */
function migrate(database: Database): void {
  const files = readdirSync(migrationsFolder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  const runPending = database.transaction(() => {
    const done = database.pragma('user_version', { simple: true }) as number
    if (done > files.length)
      throw new Error(
        `The database has ${done} migrations, this program knows ${files.length}: start a newer program`,
      )
    for (const name of files.slice(done))
      database.exec(readFileSync(join(migrationsFolder, name), 'utf8'))
    const [broken] = database.pragma('foreign_key_check') as object[]
    if (broken)
      throw new Error(
        `A migration leaves rows without what they point to: ${JSON.stringify(broken)}`,
      )
    database.pragma(`user_version = ${files.length}`)
  })
  runPending.immediate()
}
