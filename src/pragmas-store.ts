/**
 * Pragmas that are asked or changed again and again. What is set or asked once, as the database is
 * opened, copied or migrated, stands where that is done.
 */

import type { Database } from './database.ts'

/** What `act` does has this setting of the connection, and what follows has the one of before. */
export function withPragma<T>(
  database: Database,
  name: 'busy_timeout' | 'synchronous',
  value: number | 'NORMAL',
  act: () => T,
): T {
  const before = database.pragma(name, { simple: true })
  // Faster than `pragma`, which gives back what was set: this is done for each reply and each letter.
  database.exec(`PRAGMA ${name} = ${value}`)
  try {
    return act()
  } finally {
    database.exec(`PRAGMA ${name} = ${before}`)
  }
}

/**
 * Frames in the journal that count, and how many of them are in the file of the database too.
 * `version`: changes with each commit of another connection.
 */
export type Journal = { log: number; checkpointed: number; version: number }

/** How long the database and its journal are by now, in pages and frames. */
export function createLengthsStore(database: Database) {
  const frames = database.prepare<[], Omit<Journal, 'version'>>('PRAGMA wal_checkpoint(NOOP)')
  const version = database.prepare<[], number>('PRAGMA data_version').pluck()
  const pages = database.prepare<[], number>('PRAGMA page_count').pluck()
  return {
    journal: (): Journal => ({
      ...(frames.get() as Omit<Journal, 'version'>),
      version: version.get() as number,
    }),
    pages: (): number => pages.get() as number,
  }
}
