import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import type { Found } from '../../table/found.ts'
import type { TableParticipant, TableReply } from '../../table/table-reply.ts'
import { pagesFor } from './query.ts'
import { filterFrom, queryOf, readQueryText, type TableQuery } from './table-query.ts'

/** The rows of the table from which a record was opened, and where among them it stands. */
export type RecordList = {
  /** The table at the page whose rows are shown. */
  asked: TableQuery
  rows: readonly Row[]
  total: number
  /** From 1; undefined: the record is not in the table any more. */
  position: number | undefined
  previous: Neighbour | undefined
  /** Of a record that has left the table: its first row. */
  next: Neighbour | undefined
}

export type Row = TableReply | TableParticipant
/** A row before or after, and the query of the table's page on which it stands. */
export type Neighbour = { row: Row; list: string }

/** Whose record it is, opened at which form; a row of participants is found by the reference. */
export type RecordKey = { reference: string; form: string | undefined }

type At = { page: number; index: number; rows: readonly Row[] }

/** The record beside the rows of its page of the table, as the table itself would show them now. */
export function listAround(
  services: Services,
  query: string,
  key: RecordKey,
  t: Translate,
): RecordList {
  const asked = readQueryText(query)
  const found = find(services, asked, t)
  const { page, pages } = pagesFor(found.total, asked.page, asked.size)
  // Rows that have come or gone meanwhile push it over the border of its page.
  return listAt(asked, found, [page, page - 1, page + 1].filter(isIn(pages)), key)
}

/** More than anybody looks through one by one. */
const letterPagesMax = 20

/** The same for those rows alone of whose decision the letter waits; undefined: not row by row. */
export function lettersAround(
  services: Services,
  query: string,
  key: RecordKey,
  t: Translate,
): RecordList | undefined {
  const table = readQueryText(query)
  if (table.rows) return undefined
  const asked = { ...table, conditions: { ...table.conditions, pending: ['1'] } }
  const found = find(services, asked, t)
  const { pages } = pagesFor(found.total, 1, asked.size)
  const numbers = Array.from({ length: Math.min(pages, letterPagesMax) }, (_, index) => index + 1)
  return listAt(asked, found, numbers, key)
}

const isIn = (pages: number) => (page: number) => page >= 1 && page <= pages

function find({ search, clock }: Services, asked: TableQuery, t: Translate) {
  const filter = { ...filterFrom(asked, clock.now()), t }
  return asked.rows ? search.lookForParticipants(filter) : search.look(filter)
}

function listAt(
  asked: TableQuery,
  found: Found<TableReply> | Found<TableParticipant>,
  pages: readonly number[],
  key: RecordKey,
): RecordList {
  const { size } = asked
  const { total } = found
  const rowsOf = (page: number): readonly Row[] => found.page(size, page)
  const at = placeIn(pages, rowsOf, key)
  const page = at?.page ?? pages[0] ?? 1
  const position = at && (at.page - 1) * size + at.index + 1
  const neighbour = (position: number): Neighbour | undefined => {
    const [row]: readonly Row[] = position < 1 ? [] : found.page(1, position)
    return row && { row, list: queryOf({ ...asked, page: Math.ceil(position / size) }) }
  }
  return {
    asked: { ...asked, page },
    rows: at?.rows ?? rowsOf(page),
    total,
    position,
    previous: neighbour((position ?? 0) - 1),
    next: neighbour((position ?? 0) + 1),
  }
}

function placeIn(
  pages: readonly number[],
  rowsOf: (page: number) => readonly Row[],
  key: RecordKey,
): At | undefined {
  for (const page of pages) {
    const rows = rowsOf(page)
    const index = rows.findIndex(row => isRowOf(row, key))
    if (index >= 0) return { page, index, rows }
  }
  return undefined
}

export const isRowOf = (row: Row, { reference, form }: RecordKey): boolean =>
  row.reference === reference && (formIn(row) ?? form) === form

/** Of a row of participants undefined: it is about all forms. */
export const formIn = (row: Row): string | undefined => ('form' in row ? row.form : undefined)
