import type { Database } from '../database.ts'
import type { Wanted } from '../search-text.ts'
import type { Rows } from './conditions.ts'
import { hasId, type IdSet, idsIn, noIds } from './id-set.ts'
import type { IndexedOrder, Slice } from './table-store.ts'
import { hasWords, patterns } from './text-search-store.ts'

export type Walking = ReturnType<typeof createWalking>

/** Puts ids into an order for which the database has an index. */
export function createWalking(database: Database) {
  // Read by the SQL function `is_shown`. Set just before each statement that uses the function, and
  // never while another one runs.
  let shown = noIds()
  database.function('is_shown', (id: unknown) => (hasId(shown, Number(id)) ? 1 : 0))

  return {
    /** Goes through all rows in order until enough of `ids` are found; quick where many match. */
    walk(
      rows: Rows,
      ids: IdSet,
      order: IndexedOrder,
      slice: Slice,
      words: readonly Wanted[] = [],
    ): number[] {
      shown = ids
      const text = words.length > 0 ? ` AND ${hasWords(words)}` : ''
      return database
        .prepare<[object], number>(
          `SELECT ${rows}.id FROM ${tables[rows]} WHERE is_shown(${rows}.id)${text}
           ${orderBy(rows, order)} LIMIT :size OFFSET :offset`,
        )
        .pluck()
        .all({ ...slice, ...patterns(words) })
    },

    /** Sorts all of `ids`. Quick where they are few. */
    sort: (rows: Rows, ids: IdSet, order: IndexedOrder, slice: Slice): number[] =>
      database
        .prepare<[object], number>(
          `SELECT ${rows}.id FROM ${tables[rows]}
           WHERE ${rows}.id IN (SELECT value FROM json_each(:ids))
           ${orderBy(rows, order)} LIMIT :size OFFSET :offset`,
        )
        .pluck()
        .all({ ...slice, ids: JSON.stringify(idsIn(ids)) }),
  }
}

const tables: Record<Rows, string> = {
  replies: 'replies JOIN participants ON participants.id = participant_id',
  participants: 'participants',
}

/**
 * Rows without a value come last in both directions. For a column of participants the participant's id comes before the reply's, as in the index; ids
 * decide where values are equal.
 */
function orderBy(rows: Rows, { by, isDescending }: IndexedOrder): string {
  const named = by ? [`${by.table}.${by.column}`] : []
  const ofParticipant = by?.table === 'participants' ? ['participants.id'] : []
  const columns = [...new Set([...named, ...ofParticipant, `${rows}.id`])]
  const [first, ...rest] = columns.map(column => `${column} ${isDescending ? 'DESC' : 'ASC'}`)
  return `ORDER BY ${[`${first} NULLS LAST`, ...rest].join(', ')}`
}
