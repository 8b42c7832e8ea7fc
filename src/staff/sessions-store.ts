import type { Database } from '../database.ts'
import { memberColumns } from './accounts-store.ts'
import type { StaffMember } from './roles.ts'

type NewSession = {
  tokenHash: string
  staffId: number
  createdAt: string
  expiresAt: string
  /** The hash that was compared; no session if it is no longer the account's. Null: any. */
  passwordHash: string | null
}
export function createSessionsStore(database: Database) {
  const insert = database.prepare<NewSession>(`
    INSERT INTO staff_sessions (token_hash, staff_id, created_at, expires_at)
    SELECT :tokenHash, id, :createdAt, :expiresAt
    FROM staff
    WHERE id = :staffId AND password_hash = coalesce(:passwordHash, password_hash)`)
  const member = database.prepare<[string, string], StaffMember>(`
    SELECT ${memberColumns}
    FROM staff JOIN staff_sessions ON staff_id = staff.id
    WHERE token_hash = ? AND expires_at > ?`)
  const remove = database.prepare('DELETE FROM staff_sessions WHERE token_hash = ?')
  const removeExpired = database.prepare('DELETE FROM staff_sessions WHERE expires_at <= ?')
  const removeOf = database.prepare('DELETE FROM staff_sessions WHERE staff_id = ?')

  return {
    /** False: the account is gone, or its password has been changed. */
    insert: (session: NewSession): boolean => insert.run(session).changes === 1,
    /** The member whose session it is; undefined: it is unknown or has expired. */
    member: (tokenHash: string, now: string): StaffMember | undefined => member.get(tokenHash, now),
    remove: (tokenHash: string): void => void remove.run(tokenHash),
    removeExpired: (now: string): void => void removeExpired.run(now),
    removeOf: (staffId: number): void => void removeOf.run(staffId),
  }
}
