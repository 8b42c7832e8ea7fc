import { unknownAddress } from '../audit/audit.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'
import { newToken, tokenHash } from './tokens.ts'

const sessionHours = 12

/**
 * `passwordHash`: the one that was compared. Undefined: the account is gone, or its password is
 * another one by now.
 */
function open(
  { sessions, clock }: StaffTools,
  staffId: number,
  passwordHash: string | null = null,
): string | undefined {
  const token = newToken()
  const now = clock.now()
  sessions.removeExpired(String(now))
  const isOpen = sessions.insert({
    tokenHash: tokenHash(token),
    staffId,
    createdAt: String(now),
    expiresAt: String(now.add({ hours: sessionHours })),
    passwordHash,
  })
  return isOpen ? token : undefined
}

/**
 * `otherwise`: the hash that is compared where there is none, so that each answer takes the same
 * work.
 */
async function signIn(
  tools: StaffTools,
  typed: { email: string; password: string },
  otherwise: Promise<string>,
): Promise<string | undefined> {
  const { database, accounts, audit } = tools
  const account = accounts.byEmail(typed.email.trim().toLowerCase())
  const fits = await isPassword(typed.password, account?.passwordHash || (await otherwise))
  const openAndRecord = database.transaction(() => {
    const token = account && fits ? open(tools, account.id, account.passwordHash) : undefined
    // What is no account's address may be a password, typed into the wrong field.
    audit.record(account?.email ?? unknownAddress, token ? 'signed_in' : 'sign_in_failed')
    return token
  })
  return openAndRecord.immediate()
}

function signOut({ sessions, audit }: StaffTools, member: StaffMember, token: string): void {
  sessions.remove(tokenHash(token))
  audit.record(member.email, 'signed_out')
}

/** Invitations end too: one on its way would sign somebody in again. */
export function endAll({ sessions, invitations }: StaffTools, staffId: number): void {
  sessions.removeOf(staffId)
  invitations.removeOf(staffId)
}

function signOutEverywhere(tools: StaffTools, member: StaffMember, by: string): void {
  endAll(tools, member.id)
  const isOther = by !== member.email
  tools.audit.record(by, 'signed_out_everywhere', isOther ? { email: member.email } : {})
}

/** Who is signed in where. */
export function createSessions(tools: StaffTools) {
  const { database, sessions, clock } = tools
  const nobodysHash = hashPassword(newToken())
  const signOutAtOnce = database.transaction(signOut)
  const signOutEverywhereAtOnce = database.transaction(signOutEverywhere)
  return {
    /** Who is signed in with this token. */
    session: (token: string): StaffMember | undefined =>
      sessions.member(tokenHash(token), String(clock.now())),
    /** A new session's token; undefined: the account is gone. */
    openSession: (staffId: number): string | undefined => open(tools, staffId),
    /** A new session's token; undefined: address and password do not fit. */
    signIn: (email: string, password: string): Promise<string | undefined> =>
      signIn(tools, { email, password }, nobodysHash),
    signOut: (member: StaffMember, token: string): void =>
      signOutAtOnce.immediate(tools, member, token),
    signOutEverywhere: (member: StaffMember, by: string): void =>
      signOutEverywhereAtOnce.immediate(tools, member, by),
  }
}
