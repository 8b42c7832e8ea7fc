import type { Database } from '../database.ts'
import type { Rows } from './conditions.ts'
import { hasId, type IdSet, idsIn, noIds } from './id-set.ts'
import type { IndexedOrder, Slice } from './table-store.ts'
import { hasWords, patterns } from './text-search-store.ts'

export type Walking = ReturnType<typeof createWalking>

/** Ids in an order that an index of the database keeps. */
export function createWalking(database: Database) {
  // Set just before each statement that asks for it, and never kept while another runs.
  let shown = noIds()
  database.function('is_shown', (id: unknown) => (hasId(shown, Number(id)) ? 1 : 0))

  return {
    /** Goes through the rows in their order, until so many of these are found. */
    walk(
      rows: Rows,
      ids: IdSet,
      order: IndexedOrder,
      slice: Slice,
      words: readonly string[] = [],
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

    /** Puts all of these in order. */
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

/** What belongs to a participant comes first, so that one index serves; ids decide within it. */
function orderBy(rows: Rows, { by, isDescending }: IndexedOrder): string {
  const named = by ? [`${by.table}.${by.column}`] : []
  const ofParticipant = by?.table === 'participants' ? ['participants.id'] : []
  const columns = [...new Set([...named, ...ofParticipant, `${rows}.id`])]
  return `ORDER BY ${columns.map(column => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ')}`
}
