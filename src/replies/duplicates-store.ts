import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { likeStart, phrase } from '../text-match.ts'

/** A participant who may be the same person as the participant in question. */
export type Candidate = {
  id: number
  reference: string
  person: Answers
  email: string
  country: string | null
  phone: string
}
type Row = Omit<Candidate, 'person'> & { person: string }

/** The most rows that each of the three look-ups returns. */
const candidatesMax = 200

/** Without the participant itself, merged records, and people declared to be different. */
const isOther = `
  merged_into IS NULL
  AND id <> :id
  AND NOT EXISTS (
    SELECT 1 FROM different_people
    WHERE one = min(participants.id, :id) AND other = max(participants.id, :id)
  )`

const columns = `
  id,
  reference,
  person,
  email,
  country,
  phone`

const select = (condition: string) => `
  SELECT ${columns}
  FROM participants
  WHERE ${condition} AND ${isOther}`

const limited = (query: string) => `${query} ORDER BY id LIMIT ${candidatesMax}`

const reachableSql = limited(
  select("((email = :email AND email <> '') OR (phone = :phone AND phone <> ''))"),
)

const namedSql = limited(`
  ${select('sort_name = :word AND country = :country')}
  UNION ${select("sort_name LIKE :begins ESCAPE '\\' AND country = :country")}`)

const spelledSql = limited(
  select(`
    id IN (SELECT rowid FROM participants_search WHERE participants_search MATCH :phrase)
    AND country = :country`),
)

const markSql = `
  INSERT INTO different_people (one, other)
  VALUES (min(:id, :other), max(:id, :other))
  ON CONFLICT (one, other) DO NOTHING`

export type DuplicateStore = ReturnType<typeof createDuplicateStore>

export function createDuplicateStore(database: Database) {
  const reachable = database.prepare<[object], Row>(reachableSql)
  const named = database.prepare<[object], Row>(namedSql)
  const spelled = database.prepare<[object], Row>(spelledSql)
  const mark = database.prepare(markSql)
  return {
    reachableBy: (id: number, email: string, phone: string): Candidate[] =>
      reachable.all({ id, email, phone }).map(candidateFrom),
    /** Candidates whose folded name begins with this surname, as a whole word. */
    named: (id: number, country: string, surname: string): Candidate[] =>
      named
        .all({ id, country, word: surname, begins: likeStart(`${surname} `) })
        .map(candidateFrom),
    /** Candidates whose search text has this folded word. */
    spelled: (id: number, country: string, word: string): Candidate[] =>
      spelled.all({ id, country, phrase: phrase(word) }).map(candidateFrom),
    markDifferent: (id: number, other: number): void => void mark.run({ id, other }),
  }
}

const candidateFrom = (row: Row): Candidate => ({ ...row, person: JSON.parse(row.person) })
