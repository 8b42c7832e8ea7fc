import type { Database } from './database.ts'

/** Returns another text after any write, by this connection or another. */
function lastWriteIn(database: Database): () => string {
  const lastWrite = database
    .prepare<[], string>("SELECT data_version || ' ' || total_changes() FROM pragma_data_version")
    .pluck()
  return () => lastWrite.get() ?? ''
}

/** What was read is kept until anything is written; the caller changes nothing in it. */
export function keptUntilWritten<T>(database: Database, read: () => T): () => T {
  const lastWrite = lastWriteIn(database)
  let kept: { at: string; value: T } | undefined
  return () => {
    // What is written inside a transaction may yet be taken back.
    if (database.inTransaction) return read()
    const at = lastWrite()
    if (kept?.at !== at) kept = { at, value: read() }
    return kept.value
  }
}
