import type { Language } from '../i18n.ts'
import type { ListedMember } from './accounts-store.ts'
import { hashPassword } from './password-hash.ts'
import type { Role, StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'

export type NewStaffMember = Omit<StaffMember, 'id'> & { password: string }

/** Throws when the address has an account. The caller checks the length of the password. */
async function add(tools: StaffTools, account: NewStaffMember, by: string): Promise<void> {
  const { database, accounts, audit, clock } = tools
  const { password, role, language } = account
  const email = account.email.toLowerCase()
  const passwordHash = await hashPassword(password)
  const insert = database.transaction(() => {
    if (!accounts.insert({ email, role, language, passwordHash, createdAt: String(clock.now()) }))
      throw new Error(`${email} has an account`)
    audit.record(by, 'account_added', { email, role })
  })
  insert.immediate()
}

/** False: no account has the address. */
function remove({ accounts, audit }: StaffTools, typed: string, by: string): boolean {
  const email = typed.toLowerCase()
  if (!accounts.remove(email)) return false
  audit.record(by, 'account_removed', { email })
  return true
}

function setRole({ accounts, audit }: StaffTools, member: StaffMember, role: Role, by: string) {
  accounts.setRole(member.id, role)
  audit.record(by, 'role_changed', { email: member.email, role })
}

/** Accounts of staff and their roles. `by`: the e-mail address of whoever makes the change. */
export function createAccounts(tools: StaffTools) {
  const { database, accounts, clock } = tools
  const removeAtOnce = database.transaction(remove)
  const setRoleAtOnce = database.transaction(setRole)
  return {
    list: (): ListedMember[] => accounts.all(String(clock.now())),
    add: (account: NewStaffMember, by: string): Promise<void> => add(tools, account, by),
    remove: (email: string, by: string): boolean => removeAtOnce.immediate(tools, email, by),
    setRole: (member: StaffMember, role: Role, by: string): void =>
      setRoleAtOnce.immediate(tools, member, role, by),
    setLanguage: (id: number, language: Language): void => accounts.setLanguage(id, language),
  }
}
