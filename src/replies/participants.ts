import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'
import { facetFields } from './facets.ts'
import { parseReference } from './reference.ts'
import { like } from './search.ts'
import type { ReplyStatus } from './transitions.ts'

export type ParticipantFilter = {
  countries?: readonly string[] | undefined
  /** Answers about the participant that are chosen from options, by field name. */
  facets?: Readonly<Record<string, string>>
  /** Part of a name, an authority, an e-mail or a reference, in either script. */
  q?: string | undefined
  /** Only those whose reply to this form is not here: never sent, or withdrawn. */
  missing?: string | undefined
  sort?: ParticipantSort
  isDescending?: boolean
}

const sortColumns = { name: 'sort_name', country: 'country', reference: 'reference' } as const
export type ParticipantSort = keyof typeof sortColumns
export const participantSorts = Object.keys(sortColumns) as [ParticipantSort, ...ParticipantSort[]]

/** One participant, and the state of each of the three replies. */
export type ParticipantRow = {
  reference: string
  person: Answers
  states: Record<string, ReplyStatus>
}

export type ParticipantTable = ReturnType<typeof createParticipantTable>
type Row = { reference: string; person: string; states: string }

/** Who has replied to what, and who has not. Reads only. */
export function createParticipantTable(database: Database) {
  const answered = `EXISTS (SELECT 1 FROM replies WHERE participant_id = participants.id AND form = :missing AND status <> 'withdrawn')`

  const hasTopic = `EXISTS (SELECT 1 FROM replies WHERE participant_id = participants.id AND replies.search LIKE :text ESCAPE '\\')`

  function searchFor({ countries, facets = {}, q, missing }: ParticipantFilter) {
    // Names come from the form alone, never from an address.
    const chosen = facetFields.filter(({ name }) => facets[name])
    const conditions = [
      'merged_into IS NULL',
      countries && 'country IN (SELECT value FROM json_each(:countries))',
      ...chosen.map(({ name }) => `person ->> '$.${name}' = :${name}`),
      q && `(search LIKE :text ESCAPE '\\' OR reference = :reference OR ${hasTopic})`,
      missing && `NOT ${answered}`,
    ]
    return {
      where: conditions.filter(Boolean).join(' AND '),
      values: {
        ...(countries && { countries: JSON.stringify(countries) }),
        ...Object.fromEntries(chosen.map(({ name }) => [name, facets[name]])),
        ...(q && { text: like(foldForSearch(q)), reference: parseReference(q) ?? '' }),
        ...(missing && { missing }),
      },
    }
  }

  return {
    count(filter: ParticipantFilter): number {
      const { where, values } = searchFor(filter)
      return (
        database.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM participants WHERE ${where}`).get(values)
          ?.n ?? 0
      )
    },

    page(filter: ParticipantFilter, size: number, number: number): ParticipantRow[] {
      const { where, values } = searchFor(filter)
      const direction = filter.isDescending ? 'DESC' : 'ASC'
      return database
        .prepare<[object], Row>(
          `SELECT reference, person,
             (SELECT json_group_object(form, status) FROM replies WHERE participant_id = participants.id) AS states
           FROM participants WHERE ${where} ORDER BY ${sortColumns[filter.sort ?? 'name']} ${direction}, id ${direction} LIMIT :size OFFSET :offset`,
        )
        .all({ ...values, size, offset: size * (number - 1) })
        .map(row => ({ ...row, person: JSON.parse(row.person), states: JSON.parse(row.states) }))
    },
  }
}
