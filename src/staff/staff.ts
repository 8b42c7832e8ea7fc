import type { Letters } from '../letters/letters.ts'
import { createAccounts } from './accounts.ts'
import { createInvitations } from './invitations.ts'
import { createKnownBrowsers } from './known-browsers.ts'
import { createPasswords } from './passwords.ts'
import { createSessions } from './sessions.ts'
import type { StaffTools } from './staff-tools.ts'

export type Staff = ReturnType<typeof createStaff>

/** The secretariat's members: their accounts, invitations, passwords and sessions. */
export const createStaff = (tools: StaffTools & { letters: Letters }) => ({
  ...createAccounts(tools),
  ...createInvitations(tools),
  ...createPasswords(tools),
  ...createSessions(tools),
  ...createKnownBrowsers(tools),
})
