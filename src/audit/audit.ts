import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { like } from '../text-match.ts'

/** Stands for who tried to sign in with an address that no account has. */
export const unknownAddress = 'unknown'

/** What the program records itself; versions of replies and letters are put in by triggers of the database. */
export const recordedActions = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'exported',
  'account_added',
  'account_removed',
  'account_invited',
  'role_changed',
  'password_set',
  'signed_out_everywhere',
  'view_shared',
  'letter_sent_again',
  'assigned',
  'tag_added',
  'tag_removed',
  'note_added',
  'declared_different',
  'merged',
  'slot_placed',
  'slot_moved',
  'category_set',
  'table_given',
  'programme_changed',
  'seating_changed',
] as const
export type AuditAction = (typeof recordedActions)[number]

/**
 * Flat, so that a page can show it: the filter of an export, how many rows it had, whose account it was.
 * What concerns a participant names the `reference`, and what became of what as `from` and `to`.
 */
export type AuditDetails = Record<string, string | number>
export type AuditEntry = {
  id: number
  madeAt: string
  madeBy: string
  action: string
  details: AuditDetails
}
export type Audit = ReturnType<typeof createAudit>

/** A text, and what it stands for besides itself: see audit-words.ts. */
export type AuditQuery = { q: string; actions?: readonly string[]; makers?: readonly string[] }

type Row = Omit<AuditEntry, 'details'> & { details: string }

/** What the secretariat did, for good: the database itself refuses to change or delete an entry. */
export function createAudit({ database, clock }: { database: Database; clock: Clock }) {
  const insert = database.prepare(
    `INSERT INTO audit (made_at, made_by, action, details, search) VALUES (:at, :madeBy, :action, :details, :search)`,
  )
  /** Every one of the queries has to fit. */
  const matching = `FROM audit WHERE NOT EXISTS (SELECT 1 FROM json_each(:queries) AS query WHERE NOT (
    search LIKE query.value ->> '$.text' ESCAPE '\\'
    OR action IN (SELECT value FROM json_each(query.value, '$.actions'))
    OR made_by IN (SELECT value FROM json_each(query.value, '$.makers'))))`
  const select = database.prepare<[object], Row>(
    `SELECT id, made_at AS madeAt, made_by AS madeBy, action, details ${matching} ORDER BY id DESC LIMIT :size OFFSET :offset`,
  )
  // The plus takes the column's type away: JSON has none, and only what has the same is looked up in the index.
  const ofParticipant = database.prepare<[{ id: number }], Row>(
    `SELECT id, made_at AS madeAt, made_by AS madeBy, action, details FROM audit
     WHERE details ->> '$.reference' IN (SELECT +reference FROM participants WHERE id = :id OR merged_into = :id)
     ORDER BY id`,
  )
  const count = database.prepare<[object], { n: number }>(`SELECT count(*) AS n ${matching}`)

  function record(madeBy: string, action: AuditAction, details: AuditDetails = {}): void {
    const search = foldForSearch([madeBy, action, ...Object.values(details)].join(' '))
    insert.run({
      at: String(clock.now()),
      madeBy,
      action,
      details: JSON.stringify(details),
      search,
    })
  }

  return {
    record,
    recordAll: database.transaction(
      (madeBy: string, action: AuditAction, all: readonly AuditDetails[]): void => {
        for (const details of all) record(madeBy, action, details)
      },
    ),

    /** The oldest first; what happened to a record that was made one with this is told too. */
    about: (participantId: number): AuditEntry[] =>
      ofParticipant.all({ id: participantId }).map(entryFrom),

    count: (...queries: AuditQuery[]): number => count.get(valuesOf(queries))?.n ?? 0,

    /** The newest first. */
    page: (queries: readonly AuditQuery[], size: number, number: number): AuditEntry[] =>
      select.all({ ...valuesOf(queries), size, offset: size * (number - 1) }).map(entryFrom),
  }
}

const entryFrom = (row: Row): AuditEntry => ({ ...row, details: JSON.parse(row.details) })

const valuesOf = (queries: readonly AuditQuery[]) => ({
  queries: JSON.stringify(
    queries.map(({ q, actions = [], makers = [] }) => ({
      text: like(foldForSearch(q)),
      actions,
      makers,
    })),
  ),
})
