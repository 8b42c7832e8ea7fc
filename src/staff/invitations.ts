import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import { noPassword } from './accounts-store.ts'
import type { InvitationsStore } from './invitations-store.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'
import { newToken, tokenHash } from './tokens.ts'

export type Invitation = Omit<StaffMember, 'id'>
type InvitingTools = StaffTools & { letters: Letters }

/** A letter may wait for Monday. */
const invitationHours = 96

/** A new invitation's token, for its letter alone. */
export function mintInvitation(
  { invitations, clock }: { invitations: InvitationsStore; clock: Clock },
  email: string,
): string {
  const token = newToken()
  invitations.insert({
    tokenHash: tokenHash(token),
    email: email.toLowerCase(),
    expiresAt: String(clock.now().add({ hours: invitationHours })),
  })
  return token
}

/** False: the address has an account. */
function invite(tools: InvitingTools, invitation: Invitation, by: string): boolean {
  const { accounts, clock, audit, letters } = tools
  const { role, language } = invitation
  const email = invitation.email.toLowerCase()
  const createdAt = String(clock.now())
  if (!accounts.insert({ email, role, language, passwordHash: noPassword, createdAt })) return false
  audit.record(by, 'account_invited', { email: invitation.email, role })
  letters.send('invitation', invitation)
  return true
}

function inviteAgain({ audit, letters }: InvitingTools, member: StaffMember, by: string): void {
  audit.record(by, 'account_invited', { email: member.email })
  letters.send('invitation', member)
}

/** Accounts that nobody can sign in to until a letter's link has set their password. */
export function createInvitations(tools: InvitingTools) {
  const { database, invitations, clock } = tools
  const inviteAtOnce = database.transaction(invite)
  const inviteAgainAtOnce = database.transaction(inviteAgain)
  return {
    mintInvitation: (email: string): string => mintInvitation(tools, email),
    /** Who is invited by this token. */
    invited: (token: string): StaffMember | undefined =>
      invitations.member(tokenHash(token), String(clock.now())),
    invite: (invitation: Invitation, by: string): boolean =>
      inviteAtOnce.immediate(tools, invitation, by),
    inviteAgain: (member: StaffMember, by: string): void =>
      inviteAgainAtOnce.immediate(tools, member, by),
  }
}
