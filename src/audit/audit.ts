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

/** Stands for who tried to sign in with an address that no account has. */
export const unknownAddress = 'unknown'

export type Audit = ReturnType<typeof createAudit>

/**
 * What the secretariat did, for good. Whoever makes a change records it, in the transaction of the
 * change.
 */
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

    /** The oldest first; what happened to a record that was made one with this is told too. */
    about: (participantId: number): AuditEntry[] => store.about(participantId),

    /** How many entries fit every query. */
    count: (...queries: AuditQuery[]): number => store.count(queries),

    /** The newest first; pages are counted from 1. */
    page: (queries: readonly AuditQuery[], size: number, number: number): AuditEntry[] =>
      store.page(queries, size, size * (number - 1)),
  }
}
