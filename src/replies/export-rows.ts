import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { idsIn } from './id-set.ts'
import { categoryOfLevel, protocolCategories } from './protocol-order.ts'
import type { ReplyFilter, ReplySearch } from './search.ts'
import type { ReplyStatus } from './transitions.ts'

/** A reply as it leaves the desk. */
export type ExportedReply = {
  id: number
  participantId: number
  reference: string
  form: string
  status: ReplyStatus
  language: string
  person: Answers
  answers: Answers
  late: boolean
  submittedAt: string
  changedAt: string
  /** References of records that were made one with this, in one line. */
  formerReferences: string | null
  /** What happened to it since the version that was asked about. */
  change: string | null
}

/** One participant with every reply, by form. */
export type JoinedReplies = Pick<ExportedReply, 'reference' | 'language' | 'person'> & {
  replies: Readonly<Record<string, ExportedReply>>
}

export type ExportOrder = 'time' | 'protocol'

export type ExportRows = ReturnType<typeof createExportRows>

type Row = Omit<ExportedReply, 'person' | 'answers' | 'late'> & { person: string; answers: string; late: number }

/** Rows a read takes before the export lets other requests go first. */
const rowsPerRead = 100

/** What an export holds: the rows of the table without its pages. Reads only. */
export function createExportRows(database: Database, search: Pick<ReplySearch, 'matching'>) {
  /** All that the filter shows, read in parts: a connection that iterates cannot take replies meanwhile. */
  function* all(filter: ReplyFilter, order: ExportOrder = 'time'): Generator<ExportedReply> {
    const read = reader(filter, 'replies.id')
    for (const part of partsOf(inOrder(filter, order))) {
      const byId = new Map(read(part).map(reply => [reply.id, reply]))
      yield* part.flatMap(id => byId.get(id) ?? [])
    }
  }

  /** The participants of the replies that the filter shows, each with all three replies. */
  function* joined(filter: ReplyFilter, order: ExportOrder = 'time'): Generator<JoinedReplies> {
    const read = reader(filter, 'participant_id')
    for (const part of partsOf(participantsOf(inOrder(filter, order)))) {
      const replies = Map.groupBy(read(part), reply => reply.participantId)
      yield* part.flatMap(id => joinedFrom(replies.get(id)))
    }
  }

  function reader({ since }: ReplyFilter, column: 'replies.id' | 'participant_id') {
    const change = since === undefined ? 'NULL' : changeSince
    const read = database.prepare<[object], Row>(
      `SELECT ${columns}, ${former} AS formerReferences, ${change} AS change FROM ${tables} WHERE ${column} IN (SELECT value FROM json_each(:ids))`,
    )
    return (part: readonly number[]): ExportedReply[] =>
      read.all({ ids: JSON.stringify(part), ...(since !== undefined && { since }) }).map(exportedFrom)
  }

  function inOrder(filter: ReplyFilter, order: ExportOrder): number[] {
    const ids = idsIn(search.matching(filter))
    if (order === 'time') return ids
    return database
      .prepare<[string], number>(
        `SELECT replies.id FROM ${tables} WHERE replies.id IN (SELECT value FROM json_each(?)) ORDER BY ${protocolOrder}`,
      )
      .pluck()
      .all(JSON.stringify(ids))
  }

  /** Each once, where the first of their replies stands. */
  function participantsOf(ids: readonly number[]): number[] {
    const pairs = database
      .prepare<[string], { id: number; participantId: number }>(
        'SELECT id, participant_id AS participantId FROM replies WHERE id IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify(ids))
    const byId = new Map(pairs.map(({ id, participantId }) => [id, participantId]))
    return [...new Set(ids.flatMap(id => byId.get(id) ?? []))]
  }

  return { all, joined }
}

const columns = `replies.id, participant_id AS participantId, reference, form, status, language, person, answers, late, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

const former = `(SELECT group_concat(reference, ' ') FROM participants AS joined WHERE joined.merged_into = participants.id)`

const changeSince = `(SELECT group_concat(action, ' ') FROM
  (SELECT DISTINCT action FROM reply_versions WHERE reply_id = replies.id AND reply_versions.id > :since))`

/** Rank goes with who speaks: a stand-in has the level that was given for them. */
const level = `CASE WHEN answers ->> '$.speaker_is_participant' = 'no' THEN answers ->> '$.speaker_level' ELSE person ->> '$.level' END`
const category = `coalesce(protocol_category, CASE ${level} ${Object.entries(categoryOfLevel)
  .map(([of, category]) => `WHEN '${of}' THEN '${category}'`)
  .join(' ')} END)`
const rank = `CASE ${category} ${protocolCategories.map((one, index) => `WHEN '${one}' THEN ${index}`).join(' ')} ELSE ${protocolCategories.length} END`

const protocolOrder = `${rank}, submitted_at, replies.id`

function* partsOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += rowsPerRead) yield ids.slice(from, from + rowsPerRead)
}

function joinedFrom(replies: readonly ExportedReply[] | undefined): JoinedReplies[] {
  const [first] = replies ?? []
  if (!first) return []
  const { reference, language, person } = first
  return [{ reference, language, person, replies: Object.fromEntries((replies ?? []).map(one => [one.form, one])) }]
}

const exportedFrom = (row: Row): ExportedReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
})
