import type { Field } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'

/** What members of staff may do, by role; the first role may do least. */
export const roles = [
  { name: 'viewer', mayWrite: false, seesSensitive: false, getsDigest: false, isAdmin: false },
  { name: 'reviewer', mayWrite: true, seesSensitive: true, getsDigest: true, isAdmin: false },
  { name: 'admin', mayWrite: true, seesSensitive: true, getsDigest: true, isAdmin: true },
] as const

export type Role = (typeof roles)[number]['name']
type Rights = {
  /** May change anything at the desk. */
  mayWrite: boolean
  /** Sees sensitive fields, which may tell of health or belief. */
  seesSensitive: boolean
  /** May get the morning digest. */
  getsDigest: boolean
  /** Manages accounts and reads the audit log. */
  isAdmin: boolean
}

export const roleNames = roles.map(({ name }) => name)
/** The role of a new account where none is given. */
export const leastRole: Role = roles[0].name
/** The role that may do everything. */
export const fullRole: Role = (roles.find(({ isAdmin }) => isAdmin) ?? roles[0]).name

export type StaffMember = { id: number; email: string; role: Role; language: Language }
type HasRole = Pick<StaffMember, 'role'>

export const isRole = (text: unknown): text is Role => roles.some(({ name }) => name === text)

const rightsOf = ({ role }: HasRole): Rights => roles.find(({ name }) => name === role) ?? roles[0]

/** What roles differ in. */
export const rightNames: readonly (keyof Rights)[] = [
  'mayWrite',
  'seesSensitive',
  'getsDigest',
  'isAdmin',
]

/** Whether whoever has this role may do that. */
export const hasRight = (role: Role, right: keyof Rights): boolean => rightsOf({ role })[right]

export const mayWrite = (member: HasRole): boolean => rightsOf(member).mayWrite
export const isAdmin = (member: HasRole): boolean => rightsOf(member).isAdmin
export const getsDigest = (member: HasRole): boolean => rightsOf(member).getsDigest

export const maySee = (member: HasRole, field: Pick<Field, 'sensitive'>): boolean =>
  !field.sensitive || rightsOf(member).seesSensitive
