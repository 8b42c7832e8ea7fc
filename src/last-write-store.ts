import type { Database } from './database.ts'

/** Returns another text after any write, by this connection or another. */
export function lastWriteIn(database: Database): () => string {
  const lastWrite = database
    .prepare<[], string>("SELECT data_version || ' ' || total_changes() FROM pragma_data_version")
    .pluck()
  return () => lastWrite.get() ?? ''
}
