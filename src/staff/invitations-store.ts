import type { Database } from '../database.ts'
import { memberColumns } from './accounts-store.ts'
import type { StaffMember } from './roles.ts'

type NewInvitation = { tokenHash: string; email: string; expiresAt: string }
export type InvitationsStore = ReturnType<typeof createInvitationsStore>

export function createInvitationsStore(database: Database) {
  const insert = database.prepare<NewInvitation>(`
    INSERT INTO staff_invitations (token_hash, staff_id, expires_at)
    SELECT :tokenHash, id, :expiresAt
    FROM staff
    WHERE email = :email`)
  const member = database.prepare<[string, string], StaffMember>(`
    SELECT ${memberColumns}
    FROM staff JOIN staff_invitations ON staff_id = staff.id
    WHERE token_hash = ? AND expires_at > ?`)
  const use = database.prepare(`
    DELETE FROM staff_invitations
    WHERE token_hash = ? AND expires_at > ?`)
  const removeOf = database.prepare('DELETE FROM staff_invitations WHERE staff_id = ?')

  return {
    insert: (invitation: NewInvitation): void => void insert.run(invitation),
    /** The member whom a valid invitation is for. */
    member: (tokenHash: string, now: string): StaffMember | undefined => member.get(tokenHash, now),
    /** False: the invitation is not valid, or was used before. */
    use: (tokenHash: string, now: string): boolean => use.run(tokenHash, now).changes === 1,
    removeOf: (staffId: number): void => void removeOf.run(staffId),
  }
}
