import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { AuditAction } from './actions.ts'
import {
  type AuditDetails,
  type AuditEntry,
  type AuditQuery,
  createAuditStore,
} from './audit-store.ts'

export type { AuditAction } from './actions.ts'
export type { AuditDetails, AuditEntry, AuditQuery } from './audit-store.ts'

/** Logged in place of an address that has no account, at a failed sign-in. */
export const unknownAddress = 'unknown'

export type Audit = ReturnType<typeof createAudit>

/** The log of what staff did. Whoever makes a change records it in the same transaction. */
export function createAudit({ database, clock }: { database: Database; clock: Clock }) {
  const store = createAuditStore(database)

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

    /** The number of entries that match all queries. */
    count: (...queries: AuditQuery[]): number => store.count(queries),

    /** The newest first; `number`: of the page, from 1. */
    page: (queries: readonly AuditQuery[], size: number, number: number): AuditEntry[] =>
      store.page(queries, size, size * (number - 1)),
  }
}
