import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { textOf } from '../forms/form.ts'
import { foldForSearch } from '../latin.ts'
import { type Participant, phoneOf } from './store.ts'

export type DuplicateReason = 'email' | 'surname' | 'phone'
/** Somebody who may be the same person, and why one may think so. */
export type PossibleDuplicate = { reference: string; person: Answers; reasons: DuplicateReason[] }
export type Duplicates = ReturnType<typeof createDuplicates>

type Row = { reference: string; person: string; email: string; country: string | null; phone: string }

const most = 10

/** Looks across scripts: «Иванов» and Ivanov of one country may be one person. Reads only. */
export function createDuplicates(database: Database) {
  const candidates = database.prepare<[object], Row>(
    `SELECT reference, person, email, country, phone FROM participants
     WHERE id <> :id AND merged_into IS NULL AND (email = :email OR (country = :country AND (sort_name = :surname OR sort_name LIKE :begins ESCAPE '\\')) OR (phone = :phone AND phone <> ''))
       AND NOT EXISTS (SELECT 1 FROM different_people WHERE one = min(participants.id, :id) AND other = max(participants.id, :id))
     ORDER BY id LIMIT ${most}`,
  )

  const insert = database.prepare(
    'INSERT OR IGNORE INTO different_people (one, other) VALUES (min(:id, :other), max(:id, :other))',
  )

  return {
    /** Somebody has looked: these are two people, and are not pointed out again. */
    markDifferent: (one: Participant, other: Participant): void => void insert.run({ id: one.id, other: other.id }),

    of({ id, email, person }: Participant): PossibleDuplicate[] {
      const surname = foldForSearch(textOf(person, 'family_name'))
      const country = textOf(person, 'country')
      const phone = phoneOf(person)
      const reasons = (row: Row, other: Answers): DuplicateReason[] => [
        ...(row.email === email ? ['email' as const] : []),
        ...(row.country === country && foldForSearch(textOf(other, 'family_name')) === surname
          ? ['surname' as const]
          : []),
        ...(phone && row.phone === phone ? ['phone' as const] : []),
      ]
      return candidates
        .all({ id, email, country, phone, surname, begins: `${surname.replace(/[\\%_]/g, '\\$&')} %` })
        .map(row => ({ row, other: JSON.parse(row.person) as Answers }))
        .map(({ row, other }) => ({ reference: row.reference, person: other, reasons: reasons(row, other) }))
        .filter(({ reasons }) => reasons.length > 0)
    },
  }
}
