import type { Database } from '../database.ts'
import type { Language } from '../i18n.ts'
import type { Role, StaffMember } from './roles.ts'

/** The columns of a `StaffMember`, for any statement that names the table `staff`. */
export const memberColumns = `
  staff.id,
  staff.email,
  staff.role,
  staff.language`

/** The log knows a member by the number of an account that may be gone: nobody else gets it. */
const freeId = `(
  SELECT 1 + max(
    coalesce((SELECT max(id) FROM staff), 0),
    coalesce((SELECT max(staff_id) FROM audit), 0)))`

/** Stored in place of a hash until a password is set; no typed password matches it. */
export const noPassword = ''

export type Account = StaffMember & { passwordHash: string }
/** `access`: whether they can sign in; else whether an invitation is on its way that still holds. */
export type ListedMember = StaffMember & { access: 'password' | 'invitation' | 'none' }
export type NewAccount = Omit<Account, 'id'> & { createdAt: string }
/** Stores accounts. Callers pass e-mail addresses in lower case. */
export function createAccountsStore(database: Database) {
  const all = database.prepare<[string], ListedMember>(`
    SELECT
      ${memberColumns},
      CASE
        WHEN password_hash <> '${noPassword}' THEN 'password'
        WHEN EXISTS (
          SELECT 1 FROM staff_invitations WHERE staff_id = staff.id AND expires_at > ?
        ) THEN 'invitation'
        ELSE 'none'
      END AS access
    FROM staff
    ORDER BY email`)
  const byEmail = database.prepare<[string], Account>(`
    SELECT ${memberColumns}, password_hash AS passwordHash
    FROM staff
    WHERE email = ?`)
  const insert = database.prepare<NewAccount>(`
    INSERT INTO staff (id, email, role, language, password_hash, created_at)
    VALUES (${freeId}, :email, :role, :language, :passwordHash, :createdAt)
    ON CONFLICT (email) DO NOTHING`)
  const remove = database.prepare('DELETE FROM staff WHERE email = ?')
  const setRole = database.prepare('UPDATE staff SET role = ? WHERE id = ?')
  const setLanguage = database.prepare('UPDATE staff SET language = ? WHERE id = ?')
  const setPasswordHash = database.prepare('UPDATE staff SET password_hash = ? WHERE id = ?')
  const replacePasswordHash = database.prepare(`
    UPDATE staff SET password_hash = :wanted
    WHERE id = :id AND password_hash = :known`)

  return {
    all: (now: string): ListedMember[] => all.all(now),
    byEmail: (email: string): Account | undefined => byEmail.get(email),
    /** False: the address has an account already. */
    insert: (account: NewAccount): boolean => insert.run(account).changes === 1,
    remove: (email: string): boolean => remove.run(email).changes === 1,
    setRole: (id: number, role: Role): void => void setRole.run(role, id),
    setLanguage: (id: number, language: Language): void => void setLanguage.run(language, id),
    setPasswordHash: (id: number, hash: string): void => void setPasswordHash.run(hash, id),
    /** False: the account is gone, or its password is no longer the known one. */
    replacePasswordHash: (id: number, known: string, wanted: string): boolean =>
      replacePasswordHash.run({ id, known, wanted }).changes === 1,
  }
}
