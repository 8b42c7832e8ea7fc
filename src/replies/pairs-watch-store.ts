import type { Database } from '../database.ts'

/** The tables that pairs of possible duplicates follow from, what happens to them, and whose pairs those are. */
const watched = [
  { table: 'person_keys', on: 'INSERT', id: 'new.participant_id' },
  { table: 'person_keys', on: 'DELETE', id: 'old.participant_id' },
  { table: 'different_people', on: 'INSERT', id: 'new.one' },
  { table: 'different_people', on: 'DELETE', id: 'old.one' },
  { table: 'participants', on: 'UPDATE', id: 'new.id' },
]

/**
 * Returns a function that says whose pairs may be others than when it was last asked: this connection
 * has changed something that they follow from. Undefined: another has written anything.
 */
export function watchPairs(database: Database): () => readonly number[] | undefined {
  const changed = new Set<number>()
  let knownVersion: number | undefined
  database.function('pairs_changed', id => {
    changed.add(Number(id))
    return null
  })
  for (const { table, on, id } of watched)
    database.exec(`
      CREATE TEMP TRIGGER pairs_${table}_${on.toLowerCase()} AFTER ${on} ON main.${table}
      BEGIN
        SELECT pairs_changed(${id});
      END`)
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck()

  return () => {
    const version = dataVersion.get()
    const ids = version === knownVersion ? [...changed] : undefined
    knownVersion = version
    // What a transaction has changed may yet be rolled back.
    if (!database.inTransaction) changed.clear()
    return ids
  }
}
