import { unknownAddress } from '../audit/audit.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'

const sessionHours = 12

/**
 * Returns the token of a new session; undefined: the account is gone, or `passwordHash`, with which
 * the typed password was compared, is no longer its hash.
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

/** `decoyHash`: compared where there is no account, so that the time does not betray that. */
async function signIn(
  tools: StaffTools,
  typed: { email: string; password: string },
  decoyHash: Promise<string>,
): Promise<string | undefined> {
  const { database, accounts, audit } = tools
  const account = accounts.byEmail(typed.email.trim().toLowerCase())
  const fits = await isPassword(typed.password, account?.passwordHash || (await decoyHash))
  const openAndRecord = database.transaction(() => {
    const token = account && fits ? open(tools, account.id, account.passwordHash) : undefined
    // A typed address without an account is not logged: it may be a password in the wrong field.
    audit.record(account?.email ?? unknownAddress, token ? 'signed_in' : 'sign_in_failed')
    return token
  })
  return openAndRecord.immediate()
}

function signOut({ sessions, audit }: StaffTools, member: StaffMember, token: string): void {
  sessions.remove(tokenHash(token))
  audit.record(member.email, 'signed_out')
}

/** Ends invitations too: the link of one still on its way would sign somebody in again. */
export function endAll({ sessions, invitations }: StaffTools, staffId: number): void {
  sessions.removeOf(staffId)
  invitations.removeOf(staffId)
}

function signOutEverywhere(tools: StaffTools, member: StaffMember, by: string): void {
  endAll(tools, member.id)
  const isOther = by !== member.email
  tools.audit.record(by, 'signed_out_everywhere', isOther ? { email: member.email } : {})
}

/** Sessions of staff. A session is a token in a cookie, of which only the hash is stored. */
export function createSessions(tools: StaffTools) {
  const { database, sessions, clock } = tools
  const decoyHash = hashPassword(newToken())
  const signOutAtOnce = database.transaction(signOut)
  const signOutEverywhereAtOnce = database.transaction(signOutEverywhere)
  return {
    /** The member who is signed in with this token. */
    session: (token: string): StaffMember | undefined =>
      sessions.member(tokenHash(token), String(clock.now())),
    /** The token of a new session; undefined: the account is gone. */
    openSession: (staffId: number): string | undefined => open(tools, staffId),
    /** The token of a new session; undefined: address and password do not match. */
    signIn: (email: string, password: string): Promise<string | undefined> =>
      signIn(tools, { email, password }, decoyHash),
    signOut: (member: StaffMember, token: string): void =>
      signOutAtOnce.immediate(tools, member, token),
    signOutEverywhere: (member: StaffMember, by: string): void =>
      signOutEverywhereAtOnce.immediate(tools, member, by),
  }
}
