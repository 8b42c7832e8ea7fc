import type { Database } from '../database.ts'
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

export type Row = Omit<AuditEntry, 'details' | 'isTextDeleted'> & {
  reference: string
  details: string | null
}

export const columns = `
  audit_entries.id,
  made_at AS madeAt,
  made_by AS madeBy,
  staff_id AS staffId,
  action,
  audit_entries.reference,
  details`

/**
 * Stores entries of the log. Triggers of the database refuse to change or delete one, but for the
 * texts, which lie apart.
 */
export function createAuditStore(database: Database) {
  const insert = database.prepare(`
    INSERT INTO audit_entries (made_at, made_by, action, details, search)
    VALUES (:madeAt, :madeBy, :action, :details, :search)`)
  // CROSS JOIN: a planner that has seen no entry yet would rather read them all in their order.
  const about = database.prepare<[{ id: number }], Row>(`
    SELECT ${columns}
    FROM participants
    CROSS JOIN audit_entries ON audit_entries.reference = participants.reference
    WHERE participants.id = :id OR merged_into = :id
    ORDER BY audit_entries.id`)
  return {
    insert: ({ details, ...entry }: NewEntry): void =>
      void insert.run({
        ...entry,
        details: JSON.stringify(details),
        search: logSearchText(entry.madeBy, entry.action, details),
      }),

    about: (participantId: number): AuditEntry[] => about.all({ id: participantId }).map(entryFrom),
  }
}

export const entryFrom = ({ reference, details, ...row }: Row): AuditEntry => ({
  ...row,
  details: details === null ? { reference } : JSON.parse(details),
  isTextDeleted: details === null,
})
