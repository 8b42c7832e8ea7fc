import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database } from './database.ts'

/** While works run and are put on the disk, nobody else is answered. */
const mostMilliseconds = 10

export type Commits = ReturnType<typeof createCommits>

/** Something to be written; `run` says how its promise ends once all are on the disk. */
type Work = { run(): () => void; reject(error: unknown): void }

/**
 * Most of a short transaction is the wait for the disk: works that come in the same turn of the
 * event loop wait for it once, together.
 */
export function createCommits(database: Database) {
  // Inside another transaction this is a savepoint.
  const undoneAlone = database.transaction((work: () => unknown) => work())
  const runInOne = database.transaction(runAll)
  const waiting: Work[] = []
  let isComing = false

  function commit(): void {
    isComing = false
    const works = waiting.splice(0)
    try {
      const endings = runInOne.immediate(works)
      waiting.unshift(...works.slice(endings.length))
      for (const end of endings) end()
    } catch (error) {
      for (const work of works) work.reject(error)
    }
    commitSoon()
  }

  function commitSoon(): void {
    if (isComing || waiting.length === 0) return
    isComing = true
    setImmediate(commit)
  }

  function endingOf<T>(work: () => T, { resolve, reject }: PromiseWithResolvers<T>): () => void {
    try {
      const result = undoneAlone(work) as T
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
      waiting.push({ run, reject: promised.reject })
      commitSoon()
      return promised.promise
    },
  }
}

/** As many as there is time for, at least one; what is not run comes into the next commit. */
function runAll(works: readonly Work[]): (() => void)[] {
  const endsAt = performance.now() + mostMilliseconds
  const endings: (() => void)[] = []
  for (const work of works) {
    endings.push(work.run())
    if (performance.now() >= endsAt) break
  }
  return endings
}
