import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'

type Migration = { number: number; file: string }

/**
 * Runs the files `NNN-name.sql` of the folder that the database has not had yet: all of them or
 * none. The database's `user_version` is the number of its last migration. Throws, before anything
 * runs, when a file has another kind of name, a number is missing or used twice, or the database is
 * newer than the files.
 */
export function migrate(database: Sqlite.Database, folder: string): void {
  const migrations = migrationsIn(folder)
  const runPending = database.transaction(() => {
    const pending = migrations.slice(lastRun(database, migrations.length))
    if (pending.length === 0) return
    for (const { file } of pending) database.exec(readFileSync(join(folder, file), 'utf8'))
    // The check reads every row that has a foreign key. That takes seconds in a large database, so
    // it runs after a migration only, not at each start.
    refuseBrokenKeys(database)
    database.pragma(`user_version = ${migrations.length}`)
  })
  // A migration that rebuilds a table drops the old one; with foreign keys on, the drop would also
  // delete the rows of other tables that reference it.
  database.pragma('foreign_keys = OFF')
  runPending.immediate()
  database.pragma('foreign_keys = ON')
}

/** Sorted by number, from 1 without a gap: otherwise a file added late would silently never run. */
function migrationsIn(folder: string): Migration[] {
  const visible = readdirSync(folder).filter(name => !name.startsWith('.'))
  const migrations = visible.map(migrationFrom).toSorted((a, b) => a.number - b.number)
  migrations.forEach(refuseWrongNumber)
  return migrations
}

function migrationFrom(file: string): Migration {
  const number = /^(\d{3})-.+\.sql$/.exec(file)?.[1]
  if (!number) throw new Error(`The migration ${file} must be named NNN-name.sql`)
  return { number: Number(number), file }
}

function refuseWrongNumber({ number, file }: Migration, index: number, all: Migration[]): void {
  const before = all[index - 1]
  if (before?.number === number)
    throw new Error(`The migrations ${before.file} and ${file} have the same number`)
  if (number !== index + 1)
    throw new Error(`There is no migration ${paddedNumber(index + 1)} before ${file}`)
}

const paddedNumber = (number: number): string => String(number).padStart(3, '0')

function lastRun(database: Sqlite.Database, last: number): number {
  const done = database.pragma('user_version', { simple: true }) as number
  if (done > last)
    throw new Error(
      `The database has migration ${done}, this program knows ${last}: start a newer program`,
    )
  return done
}

function refuseBrokenKeys(database: Sqlite.Database): void {
  const [broken] = database.pragma('foreign_key_check') as object[]
  if (broken)
    throw new Error(`A migration leaves rows without what they point to: ${JSON.stringify(broken)}`)
}
