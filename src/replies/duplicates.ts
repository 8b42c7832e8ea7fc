import type { Database } from '../database.ts'
import { phoneOf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { textOf } from '../forms/form.ts'
import { foldForSearch } from '../latin.ts'
import type { Participant } from '../participants/participants.ts'
import { likeStart, phrase } from '../text-match.ts'

export type DuplicateReason = 'email' | 'surname' | 'phone'
/** Somebody who may be the same person, and why one may think so. */
export type PossibleDuplicate = { reference: string; person: Answers; reasons: DuplicateReason[] }
export type Duplicates = ReturnType<typeof createDuplicates>

type Row = {
  id: number
  reference: string
  person: string
  email: string
  country: string | null
  phone: string
}

/** So many are pointed out, and so many are looked at for each way to find them. */
const shownMost = 10
const lookedAtMost = 200

/** Looks across scripts: «Иванов» and Ivanov of one country may be one person. Reads only. */
export function createDuplicates(database: Database) {
  const columns = 'id, reference, person, email, country, phone'
  const isOther = `merged_into IS NULL AND id <> :id
    AND NOT EXISTS (SELECT 1 FROM different_people WHERE one = min(participants.id, :id) AND other = max(participants.id, :id))`
  const reachable = database.prepare<[object], Row>(
    `SELECT ${columns} FROM participants WHERE (email = :email OR (phone = :phone AND phone <> '')) AND ${isOther}
     ORDER BY id LIMIT ${lookedAtMost}`,
  )
  const named = database.prepare<[object], Row>(
    `SELECT ${columns} FROM participants WHERE sort_name = :word AND country = :country AND ${isOther}
     UNION SELECT ${columns} FROM participants WHERE sort_name LIKE :begins ESCAPE '\\' AND country = :country AND ${isOther}
     ORDER BY id LIMIT ${lookedAtMost}`,
  )
  const spelled = database.prepare<[object], Row>(
    `SELECT ${columns} FROM participants
     WHERE id IN (SELECT rowid FROM participants_search WHERE participants_search MATCH :phrase) AND country = :country AND ${isOther}
     ORDER BY id LIMIT ${lookedAtMost}`,
  )
  const insert = database.prepare(
    'INSERT OR IGNORE INTO different_people (one, other) VALUES (min(:id, :other), max(:id, :other))',
  )

  /** Whoever has the address, the telephone or a word of the name. */
  function candidates({ id, email, person }: Participant): Row[] {
    const country = textOf(person, 'country')
    const rows = [
      ...reachable.all({ id, email, phone: phoneOf(person) }),
      ...named.all({
        id,
        country,
        word: surnameOf(person),
        begins: likeStart(`${surnameOf(person)} `),
      }),
      ...wordsOf(person).flatMap(word => spelled.all({ id, country, phrase: phrase(word) })),
    ]
    return [...new Map(rows.map(row => [row.id, row])).values()]
  }

  return {
    /** Somebody has looked: these are two people, and are not pointed out again. */
    markDifferent: (one: Participant, other: Participant): void =>
      void insert.run({ id: one.id, other: other.id }),

    of(participant: Participant): PossibleDuplicate[] {
      return candidates(participant)
        .map(row => ({ row, other: JSON.parse(row.person) as Answers }))
        .map(({ row, other }) => ({
          reference: row.reference,
          person: other,
          reasons: reasonsFor(participant, row, other),
        }))
        .filter(({ reasons }) => reasons.length > 0)
        .slice(0, shownMost)
    },
  }
}

function reasonsFor({ email, person }: Participant, row: Row, other: Answers): DuplicateReason[] {
  const phone = phoneOf(person)
  const found: [DuplicateReason, boolean][] = [
    ['email', row.email === email],
    ['surname', row.country === textOf(person, 'country') && isOneName(person, other)],
    ['phone', phone !== '' && row.phone === phone],
  ]
  return found.flatMap(([reason, is]) => (is ? [reason] : []))
}

/** One surname, in Latin letters or in the native script; or two words of the native name, however the passport spells it. */
function isOneName(one: Answers, other: Answers): boolean {
  const [own, their] = [nativeWords(one), nativeWords(other)]
  return (
    surnameOf(one) === surnameOf(other) ||
    their.includes(surnameOf(one)) ||
    own.includes(surnameOf(other)) ||
    own.filter(word => their.includes(word)).length >= 2
  )
}

const surnameOf = (person: Answers): string => foldForSearch(textOf(person, 'family_name'))
const nativeWords = (person: Answers): string[] => [
  ...new Set(foldForSearch(textOf(person, 'native_name')).split(' ').filter(Boolean)),
]
/** The index knows words of three letters and more. */
const wordsOf = (person: Answers): string[] =>
  [...new Set([surnameOf(person), ...nativeWords(person)])].filter(word => [...word].length >= 3)
