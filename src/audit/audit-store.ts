import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { like } from '../text-match.ts'

/**
 * Flat, so that a page can show it: the filter of an export, how many rows it had, whose account it
 * was. What concerns a participant names the `reference`, and what became of what as `from` and
 * `to`.
 */
export type AuditDetails = Record<string, string | number>
export type AuditEntry = {
  id: number
  /** A UTC instant, ISO. */
  madeAt: string
  /** A member's e-mail address, or which part of the program it was. */
  madeBy: string
  action: string
  details: AuditDetails
}

/**
 * A text to be found in an entry, and what the text stands for besides itself: see entry-words.ts.
 */
export type AuditQuery = { q: string; actions?: readonly string[]; makers?: readonly string[] }

type Row = Omit<AuditEntry, 'details'> & { details: string }

const columns = `
  id,
  made_at AS madeAt,
  made_by AS madeBy,
  action,
  details`

/** Rows are only ever added: the database itself refuses to change or delete one. */
export function createAuditStore(database: Database) {
  const insert = database.prepare(`
    INSERT INTO audit (made_at, made_by, action, details, search)
    VALUES (:madeAt, :madeBy, :action, :details, :search)`)
  // The plus takes the column's type away: JSON has none, and only what has the same is looked up
  // in the index.
  const about = database.prepare<[{ id: number }], Row>(`
    SELECT ${columns}
    FROM audit
    WHERE details ->> '$.reference' IN
      (SELECT +reference FROM participants WHERE id = :id OR merged_into = :id)
    ORDER BY id`)
  const prepared = new Map<number, Matching>()

  /** The statements for so many queries, prepared once. */
  function matching(length: number): Matching {
    const known = prepared.get(length) ?? prepareMatching(database, length)
    prepared.set(length, known)
    return known
  }

  return {
    insert: ({ details, ...entry }: Omit<AuditEntry, 'id'>): void =>
      void insert.run({
        ...entry,
        details: JSON.stringify(details),
        search: foldForSearch([entry.madeBy, entry.action, ...Object.values(details)].join(' ')),
      }),

    about: (participantId: number): AuditEntry[] => about.all({ id: participantId }).map(entryFrom),

    /** Of the entries that fit every query. */
    count: (queries: readonly AuditQuery[]): number =>
      matching(queries.length).count.get(valuesOf(queries)) ?? 0,

    page: (queries: readonly AuditQuery[], size: number, offset: number): AuditEntry[] =>
      matching(queries.length)
        .page.all({ ...valuesOf(queries), size, offset })
        .map(entryFrom),
  }
}

const entryFrom = (row: Row): AuditEntry => ({ ...row, details: JSON.parse(row.details) })

type Matching = ReturnType<typeof prepareMatching>

/** Each query adds a condition. */
function prepareMatching(database: Database, length: number) {
  const conditions = Array.from({ length }, (_, number) => fits(number))
  const where = ['1', ...conditions].join(' AND ')
  return {
    count: database.prepare<[object], number>(`SELECT count(*) FROM audit WHERE ${where}`).pluck(),
    page: database.prepare<[object], Row>(`
      SELECT ${columns}
      FROM audit
      WHERE ${where}
      ORDER BY id DESC
      LIMIT :size OFFSET :offset`),
  }
}

const fits = (number: number): string => `(
  search LIKE :text${number} ESCAPE '\\'
  OR action IN (SELECT value FROM json_each(:actions${number}))
  OR made_by IN (SELECT value FROM json_each(:makers${number}))
)`

const valuesOf = (queries: readonly AuditQuery[]): Record<string, string> =>
  Object.fromEntries(
    queries.flatMap(({ q, actions = [], makers = [] }, number) => [
      [`text${number}`, like(foldForSearch(q))],
      [`actions${number}`, JSON.stringify(actions)],
      [`makers${number}`, JSON.stringify(makers)],
    ]),
  )
