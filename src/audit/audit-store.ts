import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { like } from '../text-match.ts'
import { logSearchText } from './log-search-store.ts'

/**
 * What an entry says besides who, when and what: for example the filter of an export and its number
 * of rows. Flat, so that a page can show it. By convention `reference` names the participant, and
 * `from` and `to` are the values before and after.
 */
export type AuditDetails = Record<string, string | number>
export type AuditEntry = {
  id: number
  /** An instant as UTC text. */
  madeAt: string
  /** A member's e-mail address, or the part of the program that made the change. */
  madeBy: string
  action: string
  /** Of a member of staff: the number of the account, which may be gone. */
  staffId: number | null
  details: AuditDetails
  /** Of the details the reference alone is left. */
  isTextDeleted: boolean
}
/** An entry as it is put in. */
type NewEntry = Pick<AuditEntry, 'madeAt' | 'madeBy' | 'action' | 'details'>

/**
 * Matches entries that contain the text `q`, and those with one of these actions or makers: the
 * ones whose words contain it, as entry-words.ts finds them.
 */
export type AuditQuery = { q: string; actions?: readonly string[]; makers?: readonly string[] }

type Row = Omit<AuditEntry, 'details' | 'isTextDeleted'> & {
  reference: string
  details: string | null
}

const columns = `
  id,
  made_at AS madeAt,
  made_by AS madeBy,
  staff_id AS staffId,
  action,
  reference,
  details`

/**
 * Stores entries of the log. Triggers of the database refuse to change or delete one, but for the
 * texts, which lie apart.
 */
export function createAuditStore(database: Database) {
  const insert = database.prepare(`
    INSERT INTO audit_entries (made_at, made_by, action, details, search)
    VALUES (:madeAt, :madeBy, :action, :details, :search)`)
  const about = database.prepare<[{ id: number }], Row>(`
    SELECT ${columns}
    FROM audit_entries
    WHERE reference IN (SELECT reference FROM participants WHERE id = :id OR merged_into = :id)
    ORDER BY id`)
  const prepared = new Map<number, Matching>()

  /** The statements for this number of queries, prepared once. */
  function matching(length: number): Matching {
    const known = prepared.get(length) ?? prepareMatching(database, length)
    prepared.set(length, known)
    return known
  }

  return {
    insert: ({ details, ...entry }: NewEntry): void =>
      void insert.run({
        ...entry,
        details: JSON.stringify(details),
        search: logSearchText(entry.madeBy, entry.action, details),
      }),

    about: (participantId: number): AuditEntry[] => about.all({ id: participantId }).map(entryFrom),

    /** The number of entries that match all queries. */
    count: (queries: readonly AuditQuery[]): number =>
      matching(queries.length).count.get(valuesOf(queries)) ?? 0,

    page: (queries: readonly AuditQuery[], size: number, offset: number): AuditEntry[] =>
      matching(queries.length)
        .page.all({ ...valuesOf(queries), size, offset })
        .map(entryFrom),
  }
}

const entryFrom = ({ reference, details, ...row }: Row): AuditEntry => ({
  ...row,
  details: details === null ? { reference } : JSON.parse(details),
  isTextDeleted: details === null,
})

type Matching = ReturnType<typeof prepareMatching>

/** Statements with one condition per query, joined by AND. */
function prepareMatching(database: Database, length: number) {
  const conditions = Array.from({ length }, (_, number) => conditionFor(number))
  const where = ['1', ...conditions].join(' AND ')
  return {
    count: database
      .prepare<[object], number>(`SELECT count(*) FROM audit_entries WHERE ${where}`)
      .pluck(),
    page: database.prepare<[object], Row>(`
      SELECT ${columns}
      FROM audit_entries
      WHERE ${where}
      ORDER BY id DESC
      LIMIT :size OFFSET :offset`),
  }
}

const conditionFor = (number: number): string => `(
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
