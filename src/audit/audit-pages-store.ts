import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { like } from '../text-match.ts'
import { type AuditEntry, columns, entryFrom, type Row } from './audit-store.ts'

/**
 * Matches entries that contain the text `q`, and those with one of these actions or makers: the
 * ones whose words contain it, as entry-words.ts finds them. With a `reference`: those about this
 * participant alone, which an index finds.
 */
export type AuditQuery = {
  q: string
  actions?: readonly string[]
  makers?: readonly string[]
  reference?: string | undefined
}

/** The newest entries first. */
export type AuditPage = {
  entries: AuditEntry[]
  /** Those before this one come on the next page; undefined: there are none. */
  before: number | undefined
  /** The page ends early, at an entry of this instant: older ones have not been looked at yet. */
  lookedFrom: string | undefined
}

/** A rare text is not sought through the whole log while somebody waits for one page. */
const lookedThroughMax = 20_000

/** The log page by page. */
export function createAuditPages(database: Database) {
  const newest = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM audit').pluck()
  const madeAt = database
    .prepare<[number], string>('SELECT made_at FROM audit WHERE id >= ? ORDER BY id LIMIT 1')
    .pluck()
  const matching = preparedOnce(queries => prepareMatching(database, queries))
  return {
    /** At most `size` entries that match all queries, of those before this one. */
    page(
      queries: readonly AuditQuery[],
      size: number,
      before = Number.MAX_SAFE_INTEGER,
    ): AuditPage {
      const end = Math.min(before, (newest.get() ?? 0) + 1)
      const start = isSlow(queries) ? Math.max(1, end - lookedThroughMax) : 1
      const rows = matching(queries).all({ ...valuesOf(queries), start, end, max: size + 1 })
      const entries = rows.slice(0, size).map(entryFrom)
      if (rows.length > size) return { entries, before: entries.at(-1)?.id, lookedFrom: undefined }
      if (start === 1) return { entries, before: undefined, lookedFrom: undefined }
      return { entries, before: start, lookedFrom: madeAt.get(start) }
    },
  }
}

/** No index helps: entry after entry is looked at. */
const isSlow = (queries: readonly AuditQuery[]): boolean =>
  queries.length > 0 && queries.every(({ reference }) => !reference)

type Matching = ReturnType<typeof prepareMatching>

/** Keeps a statement for each form that queries can have. */
function preparedOnce(prepare: (queries: readonly AuditQuery[]) => Matching) {
  const prepared = new Map<string, Matching>()
  return (queries: readonly AuditQuery[]): Matching => {
    const key = queries.map(({ reference }) => (reference ? 'about' : 'text')).join()
    const known = prepared.get(key) ?? prepare(queries)
    prepared.set(key, known)
    return known
  }
}

/** One condition per query, joined by AND. */
const prepareMatching = (database: Database, queries: readonly AuditQuery[]) =>
  database.prepare<[object], Row>(`
    SELECT ${columns}
    FROM audit_entries
    WHERE ${['id >= :start AND id < :end', ...queries.map(conditionFor)].join(' AND ')}
    ORDER BY id DESC
    LIMIT :max`)

const conditionFor = ({ reference }: AuditQuery, number: number): string =>
  reference ? aboutReference(number) : withText(number)

/** Also where another's entry names them: whom they were merged into, who is somebody else. */
const aboutReference = (number: number): string => `id IN (
  SELECT id FROM audit WHERE reference = :reference${number}
  UNION
  SELECT audit.id
  FROM participants AS named
  JOIN participants AS other ON other.id = named.merged_into OR other.id IN (
    SELECT one FROM different_people WHERE different_people.other = named.id
    UNION
    SELECT different_people.other FROM different_people WHERE one = named.id)
  CROSS JOIN audit ON audit.reference = other.reference
  JOIN audit_texts ON audit_id = audit.id
  WHERE named.reference = :reference${number} AND details ->> '$.other' = named.reference
)`

const withText = (number: number): string => `(
  search LIKE :text${number} ESCAPE '\\'
  OR action IN (SELECT value FROM json_each(:actions${number}))
  OR made_by IN (SELECT value FROM json_each(:makers${number}))
)`

const valuesOf = (queries: readonly AuditQuery[]): Record<string, string> =>
  Object.assign(
    {},
    ...queries.map(({ q, actions = [], makers = [], reference = '' }, number) => ({
      [`reference${number}`]: reference,
      [`text${number}`]: like(foldForSearch(q)),
      [`actions${number}`]: JSON.stringify(actions),
      [`makers${number}`]: JSON.stringify(makers),
    })),
  )
