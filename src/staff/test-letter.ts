import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import type { Letters } from '../letters/letters.ts'
import type { StaffMember } from './roles.ts'

type Tools = { database: Database; audit: Audit; letters: Letters }

function send({ audit, letters }: Tools, member: StaffMember): void {
  audit.record(member.email, 'letter_tested', { email: member.email })
  letters.send('test', member)
}

/** A letter that members send to themselves, to see whether letters arrive. */
export function createTestLetter(tools: Tools) {
  const sendAtOnce = tools.database.transaction(send)
  return { send: (member: StaffMember): void => sendAtOnce.immediate(tools, member) }
}
