import { spawn } from 'node:child_process'
import Sqlite from 'better-sqlite3'
import { troubleOf } from './database-trouble.ts'

/** In bytes, the largest file that a start reads itself: a fifth of a second. */
const readAtStart = 64 * 2 ** 20

/**
 * Reads every page once: what is broken is found now, and not by the reply that needs it. The longer
 * `integrity_check` finds hardly more.
 */
export const isWhole = (database: Sqlite.Database): boolean =>
  database.pragma('quick_check(1)', { simple: true }) === 'ok'

/** Whether reading it through would take so long that visitors should not wait for it. */
export function isLarge(database: Sqlite.Database): boolean {
  const [pages, bytes] = ['page_count', 'page_size'].map(
    name => database.pragma(name, { simple: true }) as number,
  )
  return (pages ?? 0) * (bytes ?? 0) > readAtStart
}

/** What the process below ends with where the database is damaged; with any other, nobody knows. */
const damagedCode = 3

/** Reads the database in a process of its own, while this one answers. `stop` ends it at once. */
export function checkBeside(file: string, onDamage: () => void) {
  const child = spawn(process.execPath, [import.meta.filename, file], { stdio: 'ignore' })
  child.once('exit', code => code === damagedCode && onDamage())
  child.once('error', () => undefined)
  return { stop: (): void => void child.kill('SIGKILL') }
}

/** This file is that process too. */
if (import.meta.main) {
  const database = new Sqlite(process.argv[2], { readonly: true })
  process.exitCode = isDamaged(database) ? damagedCode : 0
}

function isDamaged(database: Sqlite.Database): boolean {
  try {
    return !isWhole(database)
  } catch (error) {
    return troubleOf(error as { code?: string }) === 'damaged'
  }
}
