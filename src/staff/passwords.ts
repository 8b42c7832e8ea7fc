import { tokenHash } from '../tokens.ts'
import { isCommon } from './common-passwords.ts'
import { hashPassword, isPassword } from './password-hash.ts'
import type { StaffMember } from './roles.ts'
import { endAll } from './sessions.ts'
import type { StaffTools } from './staff-tools.ts'

export const passwordMinLength = 12
/** A longer password is no safer, and hashing it takes longer. */
export const passwordMaxLength = 200

/** Why a new password of the account with this address is refused. */
export type PasswordProblem = 'password_length' | 'password_common'

export async function problemOf(
  password: string,
  email: string,
): Promise<PasswordProblem | undefined> {
  const { length } = password
  if (length < passwordMinLength || length > passwordMaxLength) return 'password_length'
  return (await isCommon(password, email)) ? 'password_common' : undefined
}

/** Uses up all invitations of the account. Undefined: this invitation is not valid. */
async function setPassword(
  tools: StaffTools,
  token: string,
  password: string,
): Promise<StaffMember | undefined> {
  const { database, accounts, invitations, audit, clock } = tools
  const invited = () => invitations.member(tokenHash(token), String(clock.now()))
  if (!invited()) return undefined
  const passwordHash = await hashPassword(password)
  const set = database.transaction(() => {
    const member = invited()
    // Hashing takes time: a second post with the same link may have used it meanwhile.
    if (!member || !invitations.use(tokenHash(token), String(clock.now()))) return undefined
    accounts.setPasswordHash(member.id, passwordHash)
    endAll(tools, member.id)
    audit.record(member.email, 'password_set')
    return member
  })
  return set.immediate()
}

/** False: `typed.current` is not the account's password. */
async function changePassword(
  tools: StaffTools,
  { id, email }: StaffMember,
  typed: { current: string; wanted: string },
): Promise<boolean> {
  const { database, accounts, audit } = tools
  const known = accounts.byEmail(email)?.passwordHash
  if (!known || !(await isPassword(typed.current, known))) return false
  const wanted = await hashPassword(typed.wanted)
  const change = database.transaction(() => {
    // Hashing takes time: the password may have been changed meanwhile.
    if (!accounts.replacePasswordHash(id, known, wanted)) return false
    endAll(tools, id)
    audit.record(email, 'password_set')
    return true
  })
  return change.immediate()
}

/** Sets passwords. Both functions end all sessions of the account and use up its invitations. */
export function createPasswords(tools: StaffTools) {
  return {
    setPassword: (token: string, password: string): Promise<StaffMember | undefined> =>
      setPassword(tools, token, password),
    changePassword: (member: StaffMember, current: string, wanted: string): Promise<boolean> =>
      changePassword(tools, member, { current, wanted }),
  }
}
