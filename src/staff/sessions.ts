import { unknownAddress } from '../audit/audit.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'

/** A session ends when it has not been used for so long, and after so many days in any case. */
const idleHours = 12
const sessionDays = 7
/** Not every request writes down that it uses the session. */
const touchMinutes = 1

const moment = (now: Temporal.Instant) => ({
  now: String(now),
  idleSince: String(now.subtract({ hours: idleHours })),
})

/**
 * Returns the token of a new session; undefined: the account is gone, or `passwordHash`, with which
 * the typed password was compared, is no longer its hash. `former`: the token of the session that
 * the browser has had until now; it ends.
 */
function open(
  { sessions, clock }: StaffTools,
  staffId: number,
  former: string,
  passwordHash: string | null = null,
): string | undefined {
  const token = newToken()
  const now = clock.now()
  sessions.removeOver(moment(now))
  const isOpen = sessions.insert({
    tokenHash: tokenHash(token),
    staffId,
    createdAt: String(now),
    expiresAt: String(now.add({ hours: 24 * sessionDays })),
    passwordHash,
  })
  if (isOpen && former) sessions.remove(tokenHash(former))
  return isOpen ? token : undefined
}

/** Why a session has to be written down anew; undefined: it has not, or is over. */
function dueOf({ sessions, clock }: StaffTools, token: string): 'use' | 'role' | undefined {
  const now = clock.now()
  const use = sessions.use(tokenHash(token), moment(now))
  if (!use) return undefined
  if (use.isRoleOld) return 'role'
  const touchAt = Temporal.Instant.from(use.usedAt).add({ minutes: touchMinutes })
  return Temporal.Instant.compare(touchAt, now) <= 0 ? 'use' : undefined
}

function keep(tools: StaffTools, token: string): string {
  const { sessions, clock } = tools
  const due = dueOf(tools, token)
  if (due) sessions.touch(tokenHash(token), String(clock.now()))
  if (due !== 'role') return token
  const renewed = newToken()
  sessions.renew(tokenHash(token), tokenHash(renewed))
  return renewed
}

/** `decoyHash`: compared where there is no account, so that the time does not betray that. */
async function signIn(
  tools: StaffTools,
  typed: { email: string; password: string; former: string },
  decoyHash: Promise<string>,
): Promise<string | undefined> {
  const { database, accounts, audit } = tools
  const account = accounts.byEmail(typed.email.trim().toLowerCase())
  const fits = await isPassword(typed.password, account?.passwordHash || (await decoyHash))
  const openAndRecord = database.transaction(() => {
    const token =
      account && fits ? open(tools, account.id, typed.former, account.passwordHash) : undefined
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
  const openAtOnce = database.transaction(open)
  const keepAtOnce = database.transaction(keep)
  const signOutAtOnce = database.transaction(signOut)
  const signOutEverywhereAtOnce = database.transaction(signOutEverywhere)
  return {
    /** The member who is signed in with this token. */
    session: (token: string): StaffMember | undefined =>
      sessions.member(tokenHash(token), moment(clock.now())),
    isSessionDue: (token: string): boolean => dueOf(tools, token) !== undefined,
    /** Notes that the session is used. The token that it has from now on: another for another role. */
    keepSession: (token: string): string => keepAtOnce.immediate(tools, token),
    /** The token of a new session instead of the browser's former; undefined: the account is gone. */
    openSession: (staffId: number, former = ''): string | undefined =>
      openAtOnce.immediate(tools, staffId, former),
    /** The same; undefined: address and password do not match. */
    signIn: (email: string, password: string, former = ''): Promise<string | undefined> =>
      signIn(tools, { email, password, former }, decoyHash),
    signOut: (member: StaffMember, token: string): void =>
      signOutAtOnce.immediate(tools, member, token),
    signOutEverywhere: (member: StaffMember, by: string): void =>
      signOutEverywhereAtOnce.immediate(tools, member, by),
  }
}
