import type { Database } from '../database.ts'

/** The tables that pairs of possible duplicates follow from, and what happens to them. */
const watched = [
  { table: 'person_keys', on: 'INSERT' },
  { table: 'person_keys', on: 'DELETE' },
  { table: 'different_people', on: 'INSERT' },
  { table: 'different_people', on: 'DELETE' },
  { table: 'participants', on: 'UPDATE' },
]

/**
 * Returns a function that says whether the pairs may be others than when it was last asked: this
 * connection has changed something that they follow from, or another has written anything.
 */
export function watchPairs(database: Database): () => boolean {
  let hasChanged = true
  let knownVersion: number | undefined
  database.function('pairs_changed', () => {
    hasChanged = true
    return null
  })
  for (const { table, on } of watched)
    database.exec(`
      CREATE TEMP TRIGGER pairs_${table}_${on.toLowerCase()} AFTER ${on} ON main.${table}
      BEGIN
        SELECT pairs_changed();
      END`)
  const dataVersion = database
    .prepare<[], number>('SELECT data_version FROM pragma_data_version')
    .pluck()

  return () => {
    const version = dataVersion.get()
    const isOther = hasChanged || version !== knownVersion
    knownVersion = version
    // What a transaction has changed may yet be rolled back.
    hasChanged = database.inTransaction
    return isOther
  }
}
