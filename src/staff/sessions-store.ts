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
/** Now, and since when a session must have been used; UTC text. */
type Moment = { now: string; idleSince: string }
/** `isRoleOld`: the member has got another role since the token was made. */
type Use = { usedAt: string; isRoleOld: 0 | 1 }

export const createSessionsStore = (database: Database) => ({
  ...using(database),
  ...ending(database),
})

const isAlive = 'expires_at > :now AND used_at > :idleSince'

/** `= +:tokenHash`: see CONTRIBUTING.md. */
function using(database: Database) {
  const insert = database.prepare<NewSession>(`
    INSERT INTO staff_sessions (token_hash, staff_id, created_at, used_at, expires_at, role)
    SELECT :tokenHash, id, :createdAt, :createdAt, :expiresAt, role
    FROM staff
    WHERE id = :staffId AND password_hash = coalesce(:passwordHash, password_hash)`)
  const member = database.prepare<Moment & { tokenHash: string }, StaffMember>(`
    SELECT ${memberColumns}
    FROM staff JOIN staff_sessions ON staff_id = staff.id
    WHERE token_hash = +:tokenHash AND staff_sessions.role = staff.role AND ${isAlive}`)
  const use = database.prepare<Moment & { tokenHash: string }, Use>(`
    SELECT
      used_at AS usedAt,
      staff_sessions.role <> staff.role AS isRoleOld
    FROM staff JOIN staff_sessions ON staff_id = staff.id
    WHERE token_hash = +:tokenHash AND ${isAlive}`)
  const touch = database.prepare('UPDATE staff_sessions SET used_at = ? WHERE token_hash = ?')
  const renew = database.prepare(`
    UPDATE staff_sessions SET
      token_hash = ?,
      role = (SELECT role FROM staff WHERE staff.id = staff_id)
    WHERE token_hash = ?`)
  return {
    /** False: the account is gone, or its password has been changed. */
    insert: (session: NewSession): boolean => insert.run(session).changes === 1,
    /** The member whose session it is; undefined: it is unknown, over, or made for another role. */
    member: (tokenHash: string, at: Moment): StaffMember | undefined =>
      member.get({ tokenHash, ...at }),
    use: (tokenHash: string, at: Moment): Use | undefined => use.get({ tokenHash, ...at }),
    touch: (tokenHash: string, now: string): void => void touch.run(now, tokenHash),
    /** The session goes on by another token alone, with the role of now. */
    renew: (tokenHash: string, wanted: string): void => void renew.run(wanted, tokenHash),
  }
}

function ending(database: Database) {
  const remove = database.prepare('DELETE FROM staff_sessions WHERE token_hash = ?')
  const removeOver = database.prepare<Moment>(`DELETE FROM staff_sessions WHERE NOT (${isAlive})`)
  const removeOf = database.prepare('DELETE FROM staff_sessions WHERE staff_id = ?')
  return {
    remove: (tokenHash: string): void => void remove.run(tokenHash),
    removeOver: (at: Moment): void => void removeOver.run(at),
    removeOf: (staffId: number): void => void removeOf.run(staffId),
  }
}
