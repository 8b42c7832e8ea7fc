import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import { foldForSearch } from '../forms/latin.ts'
import { person } from '../forms/person.ts'
import { parseReference } from './reference.ts'
import type { ReplyStatus } from './transitions.ts'

/** What the secretariat asks for: its address is the table, the same address with `.csv` the export. */
export type ReplyFilter = {
  form?: string | undefined
  status?: ReplyStatus | undefined
  countries?: readonly string[] | undefined
  /** Answers about the participant that are chosen from options, by field name. */
  facets?: Readonly<Record<string, string>> | undefined
  /** Part of a name, an authority, an e-mail or a reference, in either script. */
  q?: string | undefined
  sort: SortKey
  isDescending: boolean
}

export type FoundReply = {
  id: number
  version: number
  reference: string
  form: string
  status: ReplyStatus
  pendingStatus: ReplyStatus | null
  language: string
  person: Answers
  answers: Answers
  late: boolean
  submittedAt: string
  changedAt: string
}

/** The fields of the person that tables can be narrowed by. */
export const facetFields = fieldsOf(person).filter(field => field.filtered)

const sortColumns = {
  name: 'sort_name',
  country: 'country',
  form: 'form',
  status: 'status',
  reference: 'reference',
  submitted_at: 'submitted_at',
  changed_at: 'replies.changed_at',
} as const

export type SortKey = keyof typeof sortColumns
export const sortKeys = Object.keys(sortColumns) as [SortKey, ...SortKey[]]

type Row = Omit<FoundReply, 'person' | 'answers' | 'late'> & { person: string; answers: string; late: number }
type Search = { where: string; values: Record<string, string | number> }

export type ReplySearch = ReturnType<typeof createReplySearch>

const columns = `replies.id, replies.version, reference, form, status, pending_status AS pendingStatus, language, person, answers, late, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

/** Rows a read takes before the export lets other requests go first. */
const rowsPerRead = 500

/** The secretariat's view of the replies. Reads only. */
export function createReplySearch(database: Database) {
  const count = (filter: ReplyFilter): number => {
    const { where, values } = searchFor(filter)
    const from = filter.q || filter.countries || filter.facets ? tables : 'replies'
    return (
      database.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`).get(values)?.n ?? 0
    )
  }

  const page = (filter: ReplyFilter, size: number, number: number): FoundReply[] => {
    const { where, values } = searchFor(filter)
    const order = `${sortColumns[filter.sort]} ${filter.isDescending ? 'DESC' : 'ASC'}, replies.id ${filter.isDescending ? 'DESC' : 'ASC'}`
    return database
      .prepare<[object], Row>(
        `SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT :size OFFSET :offset`,
      )
      .all({ ...values, size, offset: size * (number - 1) })
      .map(foundFrom)
  }

  /** All that the filter shows, oldest first, read in parts: a connection that iterates cannot take replies meanwhile. */
  function* all(filter: ReplyFilter): Generator<FoundReply> {
    const { where, values } = searchFor(filter)
    const read = database.prepare<[object], Row>(
      `SELECT ${columns} FROM ${tables} WHERE ${where} AND replies.id > :after ORDER BY replies.id LIMIT ${rowsPerRead}`,
    )
    for (
      let rows = read.all({ ...values, after: 0 });
      rows.length > 0;
      rows = read.all({ ...values, after: rows.at(-1)?.id })
    ) {
      yield* rows.map(foundFrom)
    }
  }

  /** The replies with the versions that they have now; no more than asked for. */
  const targets = (filter: ReplyFilter, most: number): { id: number; version: number }[] => {
    const { where, values } = searchFor(filter)
    return database
      .prepare<[object], { id: number; version: number }>(
        `SELECT replies.id, replies.version FROM ${tables} WHERE ${where} ORDER BY replies.id LIMIT :most`,
      )
      .all({ ...values, most })
  }

  return { count, page, all, targets }
}

/** The index knows three letters and more. */
const indexedFrom = 3

/** Conditions about the participant alone, for every table that has one in its rows. */
export function participantSearch({
  countries,
  facets = {},
  q,
}: Pick<ReplyFilter, 'countries' | 'facets' | 'q'>): Search {
  // Names come from the form alone, never from an address.
  const chosen = facetFields.filter(({ name }) => facets[name])
  const text = q ? foldForSearch(q) : ''
  const reference = q ? parseReference(q) : undefined
  const isIndexed = [...text].length >= indexedFrom
  const byText = isIndexed
    ? 'participants.id IN (SELECT rowid FROM participants_search WHERE search MATCH :text)'
    : `search LIKE :text ESCAPE '\\'`
  const conditions = [
    countries && 'country IN (SELECT value FROM json_each(:countries))',
    ...chosen.map(({ name }) => `person ->> '$.${name}' = :${name}`),
    text && (reference ? `(${byText} OR reference = :reference)` : byText),
  ]
  return {
    where: conditions.filter(Boolean).join(' AND ') || 'true',
    values: {
      ...(countries && { countries: JSON.stringify(countries) }),
      ...Object.fromEntries(chosen.map(({ name }) => [name, facets[name] as string])),
      ...(text && { text: isIndexed ? `"${text.replaceAll('"', '""')}"` : `%${text.replace(/[\\%_]/g, '\\$&')}%` }),
      ...(text && reference && { reference }),
    },
  }
}

function searchFor({ form, status, ...filter }: ReplyFilter): Search {
  const { where, values } = participantSearch(filter)
  return {
    where: [form && 'form = :form', status && 'status = :status', where].filter(Boolean).join(' AND '),
    values: { ...values, ...(form && { form }), ...(status && { status }) },
  }
}

const foundFrom = (row: Row): FoundReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
})
