import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { noPassword } from './accounts-store.ts'
import type { InvitationsStore } from './invitations-store.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'

export type Invitation = Omit<StaffMember, 'id'>
type InvitingTools = StaffTools & { letters: Letters }

/** An invitation is valid for four days, so that it outlasts a weekend. */
const invitationHours = 96

/** Stores an invitation and returns the token for its letter, which cannot be read again. */
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

/** False: the address has an account already. */
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

/** Nobody can sign in to an invited account until the letter's link has set its password. */
export function createInvitations(tools: InvitingTools) {
  const { database, invitations, clock } = tools
  const inviteAtOnce = database.transaction(invite)
  const inviteAgainAtOnce = database.transaction(inviteAgain)
  return {
    mintInvitation: (email: string): string => mintInvitation(tools, email),
    /** The member whom a valid invitation with this token is for. */
    invited: (token: string): StaffMember | undefined =>
      invitations.member(tokenHash(token), String(clock.now())),
    invite: (invitation: Invitation, by: string): boolean =>
      inviteAtOnce.immediate(tools, invitation, by),
    inviteAgain: (member: StaffMember, by: string): void =>
      inviteAgainAtOnce.immediate(tools, member, by),
  }
}
