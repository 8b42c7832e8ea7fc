import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Field } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import { hashPassword, isPassword } from './passwords.ts'

export const roles = ['viewer', 'reviewer', 'admin'] as const
export type Role = (typeof roles)[number]
const writers: readonly Role[] = ['reviewer', 'admin']
export type StaffMember = { id: number; email: string; role: Role; language: Language }
/** Who may change anything at the desk. */
export const mayWrite = ({ role }: Pick<StaffMember, 'role'>): boolean => writers.includes(role)
/** Health and belief are not for everybody who may look. */
export const maySee = (
  member: Pick<StaffMember, 'role'>,
  field: Pick<Field, 'sensitive'>,
): boolean => !field.sensitive || mayWrite(member)
export type NewStaffMember = { email: string; password: string; role: Role; language: Language }
export type StaffAccounts = ReturnType<typeof createStaffAccounts>

export type Invitation = Omit<NewStaffMember, 'password'>

export const passwordMinLength = 12
/** A letter may wait for Monday. */
const invitationHours = 96
const sessionHours = 12
/** In place of the hash; nothing that is typed is compared with it. */
const noPassword = ''

/** The secretariat's accounts and their sessions: tokens of 128 random bits, stored as hashes only. */
export function createStaffAccounts({ database, clock }: { database: Database; clock: Clock }) {
  const columns = 'staff.id, email, role, language'
  const byEmail = database.prepare<[string], StaffMember & { passwordHash: string }>(
    `SELECT ${columns}, password_hash AS passwordHash FROM staff WHERE email = ?`,
  )
  const bySession = database.prepare<[string, string], StaffMember>(
    `SELECT ${columns} FROM staff JOIN staff_sessions ON staff_id = staff.id WHERE token_hash = ? AND expires_at > ?`,
  )
  const all = database.prepare<[], StaffMember>(`SELECT ${columns} FROM staff ORDER BY email`)
  const insert = database.prepare(
    'INSERT INTO staff (email, role, language, password_hash, created_at) VALUES (:email, :role, :language, :passwordHash, :at)',
  )
  const insertNew = database.prepare(
    `INSERT INTO staff (email, role, language, password_hash, created_at)
     VALUES (:email, :role, :language, :passwordHash, :at) ON CONFLICT (email) DO NOTHING`,
  )
  const remove = database.prepare('DELETE FROM staff WHERE email = ?')
  const updateLanguage = database.prepare('UPDATE staff SET language = ? WHERE id = ?')
  const insertSession = database.prepare(
    `INSERT INTO staff_sessions (token_hash, staff_id, created_at, expires_at)
     SELECT :token, id, :at, :until FROM staff WHERE id = :id AND password_hash = coalesce(:passwordHash, password_hash)`,
  )
  const deleteSession = database.prepare('DELETE FROM staff_sessions WHERE token_hash = ?')
  const deleteExpired = database.prepare('DELETE FROM staff_sessions WHERE expires_at <= ?')

  const setRole = database.prepare('UPDATE staff SET role = ? WHERE id = ?')
  const replaceHash = database.prepare(
    'UPDATE staff SET password_hash = ? WHERE id = ? AND password_hash = ?',
  )
  const setHash = database.prepare('UPDATE staff SET password_hash = ? WHERE id = ?')
  const deleteSessions = database.prepare('DELETE FROM staff_sessions WHERE staff_id = ?')
  const insertInvitation = database.prepare(
    `INSERT INTO staff_invitations (token_hash, staff_id, expires_at) SELECT ?, id, ? FROM staff WHERE email = ?`,
  )
  const byInvitation = database.prepare<[string, string], StaffMember>(
    `SELECT ${columns} FROM staff JOIN staff_invitations ON staff_id = staff.id WHERE token_hash = ? AND expires_at > ?`,
  )
  const deleteInvitations = database.prepare('DELETE FROM staff_invitations WHERE staff_id = ?')
  const useInvitation = database.prepare(
    'DELETE FROM staff_invitations WHERE token_hash = ? AND expires_at > ?',
  )

  /** Compared with when the address is unknown or has no password yet, so that all answers take the same work. */
  const nobody = hashPassword(randomBytes(16).toString('base64url'))

  /** `passwordHash`: what was compared. Undefined: the account is gone, or its password is another one by now. */
  function openSession(id: number, passwordHash: string | null = null): string | undefined {
    const token = randomBytes(16).toString('base64url')
    const now = clock.now()
    const [at, until] = [String(now), String(now.add({ hours: sessionHours }))]
    deleteExpired.run(at)
    return insertSession.run({ token: hash(token), id, at, until, passwordHash }).changes === 1
      ? token
      : undefined
  }

  /** A link on its way would sign somebody in again. */
  const signOutEverywhere = database.transaction((id: number): void => {
    deleteSessions.run(id)
    deleteInvitations.run(id)
  })

  return {
    /** Throws when the address has an account. The caller has checked the password's length. */
    async add({ email, password, role, language }: NewStaffMember): Promise<void> {
      const passwordHash = await hashPassword(password)
      insert.run({
        email: email.toLowerCase(),
        role,
        language,
        passwordHash,
        at: String(clock.now()),
      })
    },

    /** An account that nobody can sign in to until its letter's link has set a password. False: there is one. */
    invite({ email, role, language }: Invitation): boolean {
      const account = {
        email: email.toLowerCase(),
        role,
        language,
        passwordHash: noPassword,
        at: String(clock.now()),
      }
      return insertNew.run(account).changes === 1
    },

    /** A new invitation's token, for its letter alone. */
    mintInvitation(email: string): string {
      const token = randomBytes(16).toString('base64url')
      insertInvitation.run(
        hash(token),
        String(clock.now().add({ hours: invitationHours })),
        email.toLowerCase(),
      )
      return token
    },

    invited: (token: string): StaffMember | undefined =>
      byInvitation.get(hash(token), String(clock.now())),

    /** Uses the invitation up, and with it every other of the account and all its sessions. Undefined: it is not valid. */
    async setPassword(token: string, password: string): Promise<StaffMember | undefined> {
      const member = byInvitation.get(hash(token), String(clock.now()))
      if (!member) return undefined
      const passwordHash = await hashPassword(password)
      const use = database.transaction(() => {
        // Of two presses at once only one finds it.
        if (useInvitation.run(hash(token), String(clock.now())).changes === 0) return undefined
        setHash.run(passwordHash, member.id)
        deleteInvitations.run(member.id)
        deleteSessions.run(member.id)
        return member
      })
      return use.immediate()
    },

    /** Ends every session of the account, and uses up its invitations. False: that is not the password. */
    async changePassword(
      { id, email }: StaffMember,
      current: string,
      password: string,
    ): Promise<boolean> {
      const account = byEmail.get(email)
      if (!account || !(await isPassword(current, account.passwordHash))) return false
      const passwordHash = await hashPassword(password)
      const change = database.transaction(() => {
        // Of two who change it at once only one knew the password that it had.
        if (replaceHash.run(passwordHash, id, account.passwordHash).changes === 0) return false
        deleteInvitations.run(id)
        deleteSessions.run(id)
        return true
      })
      return change.immediate()
    },

    openSession,
    setRole: (id: number, role: Role): void => void setRole.run(role, id),
    signOutEverywhere,
    list: (): StaffMember[] => all.all(),
    remove: (email: string): boolean => remove.run(email.toLowerCase()).changes === 1,
    setLanguage: (id: number, language: Language): void => void updateLanguage.run(language, id),

    /** A new session's token, or undefined where address and password do not fit. */
    async signIn(email: string, password: string): Promise<string | undefined> {
      const account = byEmail.get(email.trim().toLowerCase())
      const fits = await isPassword(password, account?.passwordHash || (await nobody))
      return account && fits ? openSession(account.id, account.passwordHash) : undefined
    },

    hasAccount: (email: string): boolean => byEmail.get(email.toLowerCase()) !== undefined,

    session: (token: string): StaffMember | undefined =>
      bySession.get(hash(token), String(clock.now())),
    signOut: (token: string): void => void deleteSession.run(hash(token)),
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
