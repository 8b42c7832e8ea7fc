import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import { foldForSearch } from '../forms/latin.ts'
import { person } from '../forms/person.ts'
import { categoryOfLevel, protocolCategories } from './protocol-order.ts'
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
  /** Only those that came after the deadline. */
  isLate?: boolean | undefined
  /** Only those whose decision waits for its letter. */
  isPending?: boolean | undefined
  /** Only those that name this day, to attend or to speak: 2025-07-08. */
  day?: string | undefined
  /** Only what has changed after this version, by `reply_versions.id`. */
  since?: number | undefined
  sort: SortKey
  isDescending: boolean
}

export type FoundReply = {
  id: number
  participantId: number
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
  /** What happened to it since the version that was asked about. */
  change?: string | null
}

/** One participant with every reply, by form. */
export type JoinedReplies = Pick<FoundReply, 'reference' | 'language' | 'person'> & {
  replies: Readonly<Record<string, FoundReply>>
}

export type ExportOrder = 'time' | 'protocol'

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
/** `readsParticipant`: the conditions need more of the participant than the id. */
type Search = { where: string; values: Record<string, string | number>; readsParticipant: boolean }

export type ReplySearch = ReturnType<typeof createReplySearch>

const columns = `replies.id, participant_id AS participantId, replies.version, reference, form, status, pending_status AS pendingStatus, language, person, answers, late, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

/** Rows a read takes before the export lets other requests go first. */
const rowsPerRead = 100

/** The secretariat's view of the replies. Reads only. */
export function createReplySearch(database: Database) {
  const count = (filter: ReplyFilter): number => {
    const { where, values, readsParticipant } = searchFor(filter)
    const from = readsParticipant ? tables : 'replies'
    return (
      database.prepare<[object], { n: number }>(`SELECT count(*) AS n FROM ${from} WHERE ${where}`).get(values)?.n ?? 0
    )
  }

  const page = (filter: ReplyFilter, size: number, number: number): FoundReply[] => {
    const { where, values } = searchFor(filter)
    const order = `${sortColumns[filter.sort]} ${filter.isDescending ? 'DESC' : 'ASC'}, replies.id ${filter.isDescending ? 'DESC' : 'ASC'}`
    return database
      .prepare<[object], Row>(
        // The rows are found and put in order by what is indexed; only those of the page are read whole.
        `SELECT ${columns} FROM ${tables} WHERE replies.id IN
           (SELECT replies.id FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT :size OFFSET :offset)
         ORDER BY ${order}`,
      )
      .all({ ...values, size, offset: size * (number - 1) })
      .map(foundFrom)
  }

  /** All that the filter shows, read in parts: a connection that iterates cannot take replies meanwhile. */
  function* all(filter: ReplyFilter, order: ExportOrder = 'time'): Generator<FoundReply> {
    const { where, values } = searchFor(filter)
    const ids = database
      .prepare<[object], number>(`SELECT replies.id FROM ${tables} WHERE ${where} ORDER BY ${exportOrders[order]}`)
      .pluck()
      .all(values)
    const change = filter.since === undefined ? 'NULL' : changeSince
    const read = database.prepare<[object], Row>(
      `SELECT ${columns}, ${change} AS change FROM ${tables} WHERE replies.id IN (SELECT value FROM json_each(:ids))`,
    )
    for (const part of partsOf(ids)) {
      const rows = read.all({ ids: JSON.stringify(part), ...(filter.since !== undefined && { since: filter.since }) })
      const byId = new Map(rows.map(row => [row.id, row]))
      yield* part.flatMap(id => byId.get(id) ?? []).map(foundFrom)
    }
  }

  /** The participants of the replies that the filter shows, each with all three replies. */
  function* joined(filter: ReplyFilter, order: ExportOrder = 'time'): Generator<JoinedReplies> {
    const { where, values } = searchFor(filter)
    const ids = database
      .prepare<[object], number>(`SELECT participant_id FROM ${tables} WHERE ${where} ORDER BY ${exportOrders[order]}`)
      .pluck()
      .all(values)
    const read = database.prepare<[string], Row>(
      `SELECT ${columns} FROM ${tables} WHERE participant_id IN (SELECT value FROM json_each(?))`,
    )
    for (const part of partsOf([...new Set(ids)])) {
      const replies = Map.groupBy(read.all(JSON.stringify(part)).map(foundFrom), reply => reply.participantId)
      yield* part.flatMap(id => joinedFrom(replies.get(id)))
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

  return { count, page, all, joined, targets }
}

/** The index knows three letters and more. */
const indexedFrom = 3

/** Conditions about the participant alone, for every table that has one in its rows. */
export function participantSearch(
  { countries, facets = {}, q }: Pick<ReplyFilter, 'countries' | 'facets' | 'q'>,
  id: 'participants.id' | 'participant_id' = 'participants.id',
): Search {
  // Names come from the form alone, never from an address.
  const chosen = facetFields.filter(({ name }) => facets[name])
  const text = q ? foldForSearch(q) : ''
  const reference = q ? parseReference(q) : undefined
  const isIndexed = [...text].length >= indexedFrom
  const byText = isIndexed
    ? `${id} IN (SELECT rowid FROM participants_search WHERE search MATCH :text)`
    : `search LIKE :text ESCAPE '\\'`
  const conditions = [
    countries && 'country IN (SELECT value FROM json_each(:countries))',
    ...chosen.map(({ name }) => `person ->> '$.${name}' = :${name}`),
    text && (reference ? `(${byText} OR reference = :reference)` : byText),
  ]
  return {
    where: conditions.filter(Boolean).join(' AND ') || 'true',
    readsParticipant: Boolean(countries || chosen.length > 0 || (text && (reference || !isIndexed))),
    values: {
      ...(countries && { countries: JSON.stringify(countries) }),
      ...Object.fromEntries(chosen.map(({ name }) => [name, facets[name] as string])),
      ...(text && { text: isIndexed ? `"${text.replaceAll('"', '""')}"` : `%${text.replace(/[\\%_]/g, '\\$&')}%` }),
      ...(text && reference && { reference }),
    },
  }
}

const namesDay = `EXISTS (SELECT 1 FROM json_each(answers, '$.days') WHERE value = :day
  UNION ALL SELECT 1 FROM json_each(answers, '$.available_days') WHERE value = :day)`

const changeSince = `(SELECT group_concat(action, ' ') FROM
  (SELECT DISTINCT action FROM reply_versions WHERE reply_id = replies.id AND reply_versions.id > :since))`

/** Rank goes with who speaks: a stand-in has the level that was given for them. */
const level = `CASE WHEN answers ->> '$.speaker_is_participant' = 'no' THEN answers ->> '$.speaker_level' ELSE person ->> '$.level' END`
const category = `coalesce(protocol_category, CASE ${level} ${Object.entries(categoryOfLevel)
  .map(([of, category]) => `WHEN '${of}' THEN '${category}'`)
  .join(' ')} END)`
const rank = `CASE ${category} ${protocolCategories.map((one, index) => `WHEN '${one}' THEN ${index}`).join(' ')} ELSE ${protocolCategories.length} END`

const exportOrders: Record<ExportOrder, string> = {
  time: 'replies.id',
  protocol: `${rank}, submitted_at, replies.id`,
}

function* partsOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += rowsPerRead) yield ids.slice(from, from + rowsPerRead)
}

function joinedFrom(replies: readonly FoundReply[] | undefined): JoinedReplies[] {
  const [first] = replies ?? []
  if (!first) return []
  const { reference, language, person } = first
  return [{ reference, language, person, replies: Object.fromEntries((replies ?? []).map(one => [one.form, one])) }]
}

function searchFor({ form, status, since, isLate, isPending, day, ...filter }: ReplyFilter): Search {
  const { where, values, readsParticipant } = participantSearch(filter, 'participant_id')
  return {
    readsParticipant,
    where: [
      form && 'form = :form',
      status && 'status = :status',
      isLate && 'late = 1',
      isPending && 'pending_status IS NOT NULL',
      day && namesDay,
      since !== undefined && 'replies.id IN (SELECT reply_id FROM reply_versions WHERE reply_versions.id > :since)',
      where,
    ]
      .filter(Boolean)
      .join(' AND '),
    values: {
      ...values,
      ...(form && { form }),
      ...(status && { status }),
      ...(since !== undefined && { since }),
      ...(day && { day }),
    },
  }
}

const foundFrom = (row: Row): FoundReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
})
