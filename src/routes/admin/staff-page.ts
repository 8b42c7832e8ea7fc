import { languages, type Translate } from '../../i18n.ts'
import { nameOfLanguage } from '../../intl.ts'
import type { Invitation } from '../../staff/invitations.ts'
import { roleNames, type StaffMember } from '../../staff/roles.ts'

export type StaffPage = {
  members: Row[]
  email: string
  roles: Option[]
  languages: Option[]
  problem: string | undefined
}
type Row = {
  id: number
  email: string
  role: string
  roles: Option[]
  language: string
  /** The reader, who cannot lock themselves out. */
  isSelf: boolean
}
type Option = { value: string; label: string; isChosen: boolean }

/** `typed`: the invitation that is being written. */
export const staffPage = (
  members: readonly StaffMember[],
  self: StaffMember,
  typed: Invitation,
  problem: string | undefined,
  t: Translate,
): StaffPage => ({
  members: members.map(member => rowOf(member, self, t)),
  email: typed.email,
  roles: roleOptions(typed.role, t),
  languages: languages.map(value => ({
    value,
    label: languageName(value, t),
    isChosen: value === typed.language,
  })),
  problem,
})

const rowOf = (
  { id, email, role, language }: StaffMember,
  self: StaffMember,
  t: Translate,
): Row => ({
  id,
  email,
  role: roleName(role, t),
  roles: roleOptions(role, t),
  language: languageName(language, t),
  isSelf: id === self.id,
})

const roleOptions = (chosen: string, t: Translate): Option[] =>
  roleNames.map(value => ({ value, label: roleName(value, t), isChosen: value === chosen }))

const roleName = (role: string, t: Translate): string => t(`admin:staff.roles.${role}`)
const languageName = (language: string, t: Translate): string =>
  nameOfLanguage(language, t.language)
