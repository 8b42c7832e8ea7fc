import type { Database } from '../database.ts'

/**
 * Writes the whole database anew: what was deleted is overwritten at once (`secure_delete`), but a
 * page may still hold a copy of what once moved to another. Then the journal is emptied. False:
 * somebody was reading it, so it has to be done again.
 */
export function rewriteDatabase(database: Database): boolean {
  database.exec('VACUUM')
  const [checkpoint] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return checkpoint?.busy === 0
}
