import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { AuditAction } from './actions.ts'
import { type AuditPage, type AuditQuery, createAuditPages } from './audit-pages-store.ts'
import { type AuditDetails, type AuditEntry, createAuditStore } from './audit-store.ts'

export type { AuditAction } from './actions.ts'
export type { AuditQuery } from './audit-pages-store.ts'
export type { AuditDetails, AuditEntry } from './audit-store.ts'

/** Logged in place of an address that has no account, at a failed sign-in. */
export const unknownAddress = 'unknown'

export type Audit = ReturnType<typeof createAudit>

/** The log of what staff did. Whoever makes a change records it in the same transaction. */
export function createAudit({ database, clock }: { database: Database; clock: Clock }) {
  const store = createAuditStore(database)
  const pages = createAuditPages(database)

  const record = (madeBy: string, action: AuditAction, details: AuditDetails = {}): void =>
    store.insert({ madeAt: String(clock.now()), madeBy, action, details })

  return {
    record,

    recordAll: database.transaction(
      (madeBy: string, action: AuditAction, all: readonly AuditDetails[]): void => {
        for (const details of all) record(madeBy, action, details)
      },
    ),

    /** The entries about a participant, merged records included, the oldest first. */
    about: (participantId: number): AuditEntry[] => store.about(participantId),

    /** The newest first; `before`: the id of the last entry of the page before. */
    page: (queries: readonly AuditQuery[], size: number, before?: number): AuditPage =>
      pages.page(queries, size, before),
  }
}
