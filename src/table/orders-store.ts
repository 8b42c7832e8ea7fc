import type { Database } from '../database.ts'
import type { SortColumn } from './attribute.ts'

/** A row's value of the column, and its id. */
export type Place = { key: string; id: number }

export type OrderStore = ReturnType<typeof createOrderStore>

/** Reads ids in the order of a column, then of ids; rows without a value are left out. */
export function createOrderStore(database: Database, { table, column }: SortColumn) {
  const after = database.prepare<[object], Place>(
    `SELECT ${column} AS key, id FROM ${table}
     WHERE (${column}, id) > (:key, :id)
     ORDER BY ${column}, id LIMIT :max`,
  )
  const sorted = database.prepare<[string], Place>(
    `SELECT ${column} AS key, id FROM ${table}
     WHERE id IN (SELECT value FROM json_each(?)) AND ${column} IS NOT NULL
     ORDER BY ${column}, id`,
  )
  const isBefore = database
    .prepare<[object], number>(`SELECT (${column}, id) < (:key, :id) FROM ${table} WHERE id = :one`)
    .pluck()
  return {
    /** At most `max` rows that follow this place. */
    after: (place: Place, max: number): Place[] => after.all({ ...place, max }),
    /** These rows in order. */
    sorted: (ids: readonly number[]): Place[] => sorted.all(JSON.stringify(ids)),
    isBefore: (one: number, place: Place): boolean => isBefore.get({ ...place, one }) === 1,
  }
}
