import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'

/** What the program records itself; every version of a reply and every letter is put in by triggers of the database. */
export type AuditAction =
  | 'signed_in'
  | 'sign_in_failed'
  | 'signed_out'
  | 'exported'
  | 'account_added'
  | 'account_removed'
  | 'account_invited'
  | 'role_changed'
  | 'password_set'
  | 'signed_out_everywhere'
  | 'view_shared'
  | 'letter_sent_again'
  | 'assigned'
  | 'tag_added'
  | 'tag_removed'
  | 'note_added'
  | 'declared_different'
  | 'merged'
  | 'programme_changed'
  | 'seating_changed'

/** Flat, so that a page can show it: the filter of an export, how many rows it had, whose account it was. */
export type AuditDetails = Record<string, string | number>
export type AuditEntry = { id: number; madeAt: string; madeBy: string; action: string; details: AuditDetails }
export type Audit = ReturnType<typeof createAudit>

type Row = Omit<AuditEntry, 'details'> & { details: string }

/** What the secretariat did, for good: the database itself refuses to change or delete an entry. */
export function createAudit({ database, clock }: { database: Database; clock: Clock }) {
  const insert = database.prepare(
    `INSERT INTO audit (made_at, made_by, action, details, search) VALUES (:at, :madeBy, :action, :details, :search)`,
  )
  const matching = `FROM audit WHERE search LIKE :text ESCAPE '\\'`
  const select = database.prepare<[object], Row>(
    `SELECT id, made_at AS madeAt, made_by AS madeBy, action, details ${matching} ORDER BY id DESC LIMIT :size OFFSET :offset`,
  )
  const count = database.prepare<[object], { n: number }>(`SELECT count(*) AS n ${matching}`)

  return {
    record(madeBy: string, action: AuditAction, details: AuditDetails = {}): void {
      const search = foldForSearch([madeBy, action, ...Object.values(details)].join(' '))
      insert.run({ at: String(clock.now()), madeBy, action, details: JSON.stringify(details), search })
    },

    count: (q: string): number => count.get({ text: like(q) })?.n ?? 0,

    /** The newest first. */
    page: (q: string, size: number, number: number): AuditEntry[] =>
      select
        .all({ text: like(q), size, offset: size * (number - 1) })
        .map(row => ({ ...row, details: JSON.parse(row.details) })),
  }
}

const like = (q: string): string => `%${foldForSearch(q).replace(/[\\%_]/g, '\\$&')}%`
