import type { Database } from './database.ts'
import { createFileWatch } from './database-files.ts'
import { inTrouble, type Trouble, troubleOf } from './database-trouble.ts'
import { createHeartbeat } from './heartbeat-store.ts'
import { withPragma } from './pragmas-store.ts'

export type DatabaseHealth = ReturnType<typeof createDatabaseHealth>

/** Everybody is served by one thread: while a statement waits for another program, nobody is. */
const patienceMilliseconds = 50
/** Anybody may ask whether the site is ready, as often as they like. */
const beatMilliseconds = 1000

/** Whether the database, which is open and served from now on, can be written. */
export function createDatabaseHealth(database: Database, file: string) {
  const beat = createHeartbeat(database)
  const troubleOfFiles = createFileWatch(database, file)
  let isDamaged = false
  let goodUntil = 0
  database.pragma(`busy_timeout = ${patienceMilliseconds}`)

  function trouble(): Trouble | undefined {
    if (isDamaged) return 'damaged'
    return attempt(() => {
      const found = troubleOfFiles()
      if (found) throw inTrouble(found)
      takeLock(database)
    })
  }

  function attempt(write: () => void): Trouble | undefined {
    try {
      return void write()
    } catch (error) {
      return notice(error as Error)
    }
  }

  /** Damage does not heal: once SQLite has found some, nothing is written any more. */
  function notice(error: Error & { code?: string; trouble?: Trouble }): Trouble | undefined {
    const found = troubleOf(error)
    isDamaged ||= found === 'damaged'
    return found
  }

  return {
    /** What keeps it from being written, as far as can be seen without writing or waiting. */
    trouble,
    /** The same by writing as much as a reply does. */
    troubleInWriting(): Trouble | undefined {
      const found = trouble()
      if (found || performance.now() < goodUntil) return found
      const inWriting = attempt(beat)
      if (!inWriting) goodUntil = performance.now() + beatMilliseconds
      return inWriting
    },
    /** What an error says about the database; it is remembered if it lasts. */
    notice,
  }
}

/** Never waits: nothing else keeps a lock so short that waiting for it is worth while. */
const takeLock = (database: Database): void =>
  withPragma(database, 'busy_timeout', 0, database.transaction(() => undefined).immediate)
