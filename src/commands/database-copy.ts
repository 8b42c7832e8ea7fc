import { renameSync, rmSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { type Database, openDatabase } from '../database.ts'

/** What SQLite keeps beside a database file while somebody writes it, or after a crash. */
export const besides = ['-wal', '-shm', '-journal']

/**
 * Copies a database of this program, also while a site writes it, into one file that stands alone.
 * Throws a sentence where the copy does not pass the check.
 */
export async function copyDatabase(from: string, to: string, check = verify): Promise<void> {
  removeDatabase(to)
  try {
    await copyPages(from, to)
    check(to)
  } catch (error) {
    throw new Error(`${from} cannot be used: ${(error as Error).message}`)
  }
}

async function copyPages(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true, fileMustExist: true })
  try {
    // All pages in one step: a site that writes between two steps would make SQLite begin again.
    await source.backup(to, { progress: ({ remainingPages }) => remainingPages })
  } finally {
    source.close()
  }
}

/** Checks a copy from end to end, and leaves nothing beside its file. Throws a sentence. */
export function verify(file: string): void {
  const database = new Sqlite(file, { fileMustExist: true })
  try {
    // A reader of a database in WAL mode leaves files beside it, and needs the right to make them.
    database.pragma('journal_mode = DELETE')
    refuseDamaged(database)
    refuseForeign(database)
  } finally {
    database.close()
  }
}

function refuseDamaged(database: Database): void {
  const said = database.pragma('quick_check(1)', { simple: true }) as string
  if (said !== 'ok') throw new Error(`it is damaged: ${said.replaceAll('\n', ' ')}`)
  const [broken] = database.pragma('foreign_key_check') as { table: string }[]
  if (broken) throw new Error(`rows of ${broken.table} lack what they point to`)
}

/** An older database of this program may lack tables, which come with its migrations. */
function refuseForeign(database: Database): void {
  const ours = openDatabase(':memory:')
  const known = versionOf(ours)
  const version = versionOf(database)
  const tables = tablesOf(database)
  const missing = version === known ? tablesOf(ours).filter(name => !tables.includes(name)) : []
  ours.close()
  if (version > known)
    throw new Error(`it has migration ${version}, this program knows ${known}: use a newer program`)
  if (version < 1 || missing.length > 0) throw new Error('it is not a database of this program')
}

const versionOf = (database: Database): number =>
  database.pragma('user_version', { simple: true }) as number

const tablesOf = (database: Database): string[] =>
  (database.pragma('table_list') as { name: string }[]).map(({ name }) => name)

/** A folder or a device takes no copy and gives none. */
export function refuseNoFile(file: string): void {
  if (!statSync(file).isFile()) throw new Error(`${file} is not a file`)
}

/** What stands beside the replaced file must not be taken for the new one's. */
export function putInPlace(copy: string, file: string): void {
  for (const ending of besides) rmSync(file + ending, { force: true })
  renameSync(copy, file)
}

export function removeDatabase(file: string): void {
  for (const ending of ['', ...besides]) rmSync(file + ending, { force: true })
}
