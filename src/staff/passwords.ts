import { hashPassword, isPassword } from './password-hash.ts'
import type { StaffMember } from './roles.ts'
import { endAll } from './sessions.ts'
import type { StaffTools } from './staff-tools.ts'
import { tokenHash } from './tokens.ts'

export const passwordMinLength = 12
/** Longer is no safer, and each try is work for the machine. */
export const passwordMaxLength = 200

export const isLongEnough = ({ length }: string): boolean =>
  length >= passwordMinLength && length <= passwordMaxLength

/** Uses the invitation up, and with it every other of the account. Undefined: it is not valid. */
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
    // Of two presses at once only one finds the invitation.
    if (!member || !invitations.use(tokenHash(token), String(clock.now()))) return undefined
    accounts.setPasswordHash(member.id, passwordHash)
    endAll(tools, member.id)
    audit.record(member.email, 'password_set')
    return member
  })
  return set.immediate()
}

/** False: the current password is another one. */
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
    // Of two who change it at once only one knew the password that it had.
    if (!accounts.replacePasswordHash(id, known, wanted)) return false
    endAll(tools, id)
    audit.record(email, 'password_set')
    return true
  })
  return change.immediate()
}

/** Each ends every session of the account, and uses up its invitations. */
export function createPasswords(tools: StaffTools) {
  return {
    setPassword: (token: string, password: string): Promise<StaffMember | undefined> =>
      setPassword(tools, token, password),
    changePassword: (member: StaffMember, current: string, wanted: string): Promise<boolean> =>
      changePassword(tools, member, { current, wanted }),
  }
}
