import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createAccountsStore } from './accounts-store.ts'
import { createBrowsersStore } from './browsers-store.ts'
import { createInvitationsStore } from './invitations-store.ts'
import { createSessionsStore } from './sessions-store.ts'

type Parts = { database: Database; clock: Clock; audit: Audit }
export type StaffTools = ReturnType<typeof createStaffTools>

/** The stores and services that the files of this folder share. */
export const createStaffTools = (parts: Parts) => ({
  ...parts,
  accounts: createAccountsStore(parts.database),
  browsers: createBrowsersStore(parts.database),
  sessions: createSessionsStore(parts.database),
  invitations: createInvitationsStore(parts.database),
})
