import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField, selectField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import { languages, type Translate } from '../../i18n.ts'
import { nameOfLanguage } from '../../intl.ts'
import type { ListedMember } from '../../staff/accounts-store.ts'
import type { Invitation } from '../../staff/invitations.ts'
import { roleNames, type StaffMember } from '../../staff/roles.ts'
import { type Option, optionsFrom } from './reply-page/option.ts'

export type StaffPage = {
  documentTitle: string
  problems: ProblemView[]
  members: Row[]
  /** Of an invitation. */
  fields: FieldView[]
}
type Row = {
  email: string
  /** Why they cannot sign in yet; empty: they can. */
  access: string
  role: string
  roles: Option[]
  language: string
  /** The reader, who cannot lock themselves out. */
  isSelf: boolean
  roleAction: string
  /** What can be done at one press. */
  actions: { action: string; text: string }[]
  removalAction: string
}

/** `typed`: the invitation that is being written; `problem`: why it was refused. */
export const staffPage = (
  members: readonly ListedMember[],
  self: StaffMember,
  typed: Invitation,
  problem: string | undefined,
  t: Translate,
): StaffPage => ({
  documentTitle: documentTitle(t('admin:staff.title'), problem !== undefined, t),
  problems: problem ? [{ href: '#email', text: problem }] : [],
  members: members.map(member => rowOf(member, self, t)),
  fields: invitationFields(typed, problem, t),
})

const invitationFields = (
  { email, role, language }: Invitation,
  problem: string | undefined,
  t: Translate,
): FieldView[] => [
  inputField({
    id: 'email',
    label: t('admin:sign_in.email'),
    problem,
    value: email,
    attributes: { inputmode: 'email', autocomplete: 'off' },
  }),
  selectField({
    id: 'role',
    label: t('admin:staff.role'),
    hint: t('admin:staff.role_hint'),
    options: roleOptions(role, t),
  }),
  selectField({
    id: 'language',
    label: t('admin:staff.language'),
    options: optionsFrom(languages, language, name => languageName(name, t)),
  }),
]

const rowOf = (
  { id, email, role, language, access }: ListedMember,
  self: StaffMember,
  t: Translate,
): Row => ({
  email,
  access: access === 'password' ? '' : t(`admin:staff.access.${access}`),
  role: roleName(role, t),
  roles: roleOptions(role, t),
  language: languageName(language, t),
  isSelf: id === self.id,
  roleAction: `/admin/staff/${id}/role`,
  actions: [
    { action: `/admin/staff/${id}/invitation`, text: t('admin:staff.action.invitation') },
    { action: `/admin/staff/${id}/sign-out`, text: t('admin:staff.action.sign-out') },
  ],
  removalAction: `/admin/staff/${id}/removal`,
})

const roleOptions = (chosen: string, t: Translate): Option[] =>
  optionsFrom(roleNames, chosen, name => roleName(name, t))

const roleName = (role: string, t: Translate): string => t(`admin:staff.roles.${role}`)
const languageName = (language: string, t: Translate): string =>
  nameOfLanguage(language, t.language)
