import type { Database } from '../../../src/database.ts'

const indexes = ['participants_search', 'replies_search', 'notes_search']

/**
 * Fills the desk without its indexes for searching and makes them at the end: row by row each would be written out
 * with every statement of the transaction.
 */
export function withoutSearchIndexes(database: Database, fill: () => void): void {
  const triggers = database
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema
       WHERE type = 'trigger' AND EXISTS (SELECT 1 FROM json_each(?) WHERE name LIKE value || '%')`,
    )
    .all(JSON.stringify(indexes))
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  fill()
  for (const { sql } of triggers) database.exec(sql)
  for (const name of indexes) database.exec(`INSERT INTO ${name} (${name}) VALUES ('rebuild')`)
}
