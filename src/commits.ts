import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './database.ts'
import { lockPatienceMilliseconds, troubleOf } from './database-trouble.ts'
import { withPragma } from './pragmas-store.ts'

/** While works run and are put on the disk, nobody else is answered: figures in decision 0052. */
const mostInOne = 32
/** In pages. A reply writes some sixty, and each checkpoint waits for the disk three times. */
const journalBeforeCheckpoint = 4000
const pauseMilliseconds = 10

export type Commits = ReturnType<typeof createCommits>

/**
 * Something to be written; `run` says how its promise ends once all are on the disk. While another
 * program has the database locked, it waits, and others are answered.
 */
type Work = { run(): () => void; reject(error: unknown): void; waitsUntil: number }

/**
 * Most of a short transaction is the wait for the disk: works that come in the same turn of the
 * event loop wait for it once, together.
 */
export function createCommits(database: Database, patienceMilliseconds = lockPatienceMilliseconds) {
  database.pragma(`wal_autocheckpoint = ${journalBeforeCheckpoint}`)
  // What a savepoint would bring back is not written into files that nobody overwrites.
  database.pragma('temp_store = MEMORY')
  // Inside another transaction this is a savepoint.
  const runAtOnce = database.transaction((work: () => unknown) => work())
  const runInOne = database.transaction((works: Work[]) => works.map(({ run }) => run()))
  const waiting: Work[] = []
  let isComing = false

  function commit(): void {
    isComing = false
    const works = waiting.splice(0, mostInOne)
    try {
      const endings = withPragma(database, 'busy_timeout', 0, () => runInOne.immediate(works))
      for (const end of endings) end()
    } catch (error) {
      if (troubleOf(error as { code?: string }) === 'busy') waitForLock(works, error)
      else for (const work of works) work.reject(error)
    }
    commitSoon()
  }

  /** None of them was run: the transaction has not begun. */
  function waitForLock(works: readonly Work[], error: unknown): void {
    const now = performance.now()
    for (const work of works) if (work.waitsUntil <= now) work.reject(error)
    waiting.unshift(...works.filter(({ waitsUntil }) => waitsUntil > now))
    if (waiting.length === 0) return
    isComing = true
    setTimeout(commit, pauseMilliseconds)
  }

  function commitSoon(): void {
    if (isComing || waiting.length === 0) return
    isComing = true
    setImmediate(commit)
  }

  function endingOf<T>(work: () => T, { resolve, reject }: PromiseWithResolvers<T>): () => void {
    try {
      const result = runAtOnce(work) as T
      return () => resolve(result)
    } catch (error) {
      // A full disk undoes what the others have written too.
      if (!database.inTransaction) throw error
      return () => reject(error)
    }
  }

  return {
    /**
     * Runs `work`, which is synchronous, soon and in its turn. Ends when it is on the disk, or is
     * undone: alone where it throws, with the others where the database cannot be written.
     */
    together<T>(work: () => T): Promise<T> {
      const promised = Promise.withResolvers<T>()
      const run = AsyncLocalStorage.bind(() => endingOf(work, promised))
      waiting.push({
        run,
        reject: promised.reject,
        waitsUntil: performance.now() + patienceMilliseconds,
      })
      commitSoon()
      return promised.promise
    },

    /**
     * Runs `work` at once and leaves it to the next commit to wait for the disk: until then a power
     * cut undoes it, and the end of the process does not.
     */
    withoutDisk(work: () => void): void {
      withPragma(database, 'synchronous', 'NORMAL', () => runAtOnce.immediate(work))
    },
  }
}
