import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { participantSearch, type ReplyFilter } from './search.ts'
import type { ReplyStatus } from './transitions.ts'

export type ParticipantFilter = Pick<ReplyFilter, 'countries' | 'facets' | 'q'> & {
  /** Only those whose reply to this form is not here: never sent, or withdrawn. */
  missing?: string | undefined
}

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

  function searchFor({ missing, ...filter }: ParticipantFilter) {
    const { where, values } = participantSearch(filter)
    return missing ? { where: `${where} AND NOT ${answered}`, values: { ...values, missing } } : { where, values }
  }

  return {
    count(filter: ParticipantFilter): number {
      const { where, values } = searchFor(filter)
      return (
        database.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM participants WHERE ${where}`).get(values)
          ?.n ?? 0
      )
    },

    /** By name. */
    page(filter: ParticipantFilter, size: number, number: number): ParticipantRow[] {
      const { where, values } = searchFor(filter)
      return database
        .prepare<[object], Row>(
          `SELECT reference, person,
             (SELECT json_group_object(form, status) FROM replies WHERE participant_id = participants.id) AS states
           FROM participants WHERE ${where} ORDER BY sort_name, id LIMIT :size OFFSET :offset`,
        )
        .all({ ...values, size, offset: size * (number - 1) })
        .map(row => ({ ...row, person: JSON.parse(row.person), states: JSON.parse(row.states) }))
    },
  }
}
