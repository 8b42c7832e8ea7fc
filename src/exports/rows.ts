import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import {
  answersOfRank,
  asParticipant,
  categoryOf,
  inProtocolOrder,
  type ProtocolCategory,
  type Ranked,
} from '../replies/protocol-order.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import { idsIn } from '../table/id-set.ts'
import { ofParticipant } from '../table/rows.ts'
import type { ReplyFilter, ReplySearch } from '../table/search.ts'
import { inTurn } from './in-turn.ts'

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
  category: ProtocolCategory
  /** The participant's own, whoever speaks for them. */
  participantCategory: ProtocolCategory
  late: boolean
  /** Decided and not told; where the programme has it and which session was told; its table at the round table. */
  pendingStatus: ReplyStatus | null
  session: string | null
  toldSession: string | null
  table: number | null
  /** Who looks after the participant, by e-mail; tags in one line. */
  assignee: string | null
  tags: string | null
  submittedAt: string
  changedAt: string
  /** References of records that were made one with this, in one line. */
  formerReferences: string | null
  /** What happened to it since the version that was asked about. */
  change: string | null
}

/** One participant with every reply, by form. */
export type JoinedReplies = Pick<
  ExportedReply,
  'reference' | 'language' | 'person' | 'participantCategory' | 'formerReferences'
> & {
  replies: Readonly<Record<string, ExportedReply>>
}

export type ExportOrder = 'time' | 'protocol'

export type ExportRows = ReturnType<typeof createExportRows>

type Row = Omit<
  ExportedReply,
  'person' | 'answers' | 'late' | 'category' | 'participantCategory'
> & {
  person: string
  answers: string
  late: number
  protocolCategory: string | null
  participantCategory: string | null
}

/** Rows a read takes before the export lets other requests go first: whole, and what their order is made from. */
const rowsPerRead = 100
const ranksPerRead = 1000

/** What an export holds: the rows of the table without its pages. Reads only. */
export function createExportRows(database: Database, search: Pick<ReplySearch, 'matching'>) {
  /** All that the filter shows, read in parts: a connection that iterates cannot take replies meanwhile. */
  async function* all(
    filter: ReplyFilter,
    order: ExportOrder = 'time',
  ): AsyncGenerator<ExportedReply> {
    const read = reader(filter, 'replies.id')
    for (const part of partsOf(await inOrder(filter, order))) {
      const byId = new Map(read(part).map(reply => [reply.id, reply]))
      yield* part.flatMap(id => byId.get(id) ?? [])
    }
  }

  /** The participants of the replies that the filter shows, each with all three replies. */
  async function* joined(
    filter: ReplyFilter,
    order: ExportOrder = 'time',
  ): AsyncGenerator<JoinedReplies> {
    const read = reader(filter, 'participant_id')
    for (const part of partsOf(await participantsInOrder(filter, order))) {
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
      read
        .all({ ids: JSON.stringify(part), ...(since !== undefined && { since }) })
        .map(exportedFrom)
  }

  async function inOrder(filter: ReplyFilter, order: ExportOrder): Promise<number[]> {
    const ids = idsIn(search.matching(filter))
    return order === 'time'
      ? ids
      : inProtocolOrder(await standing(ids), replyIn).map(({ id }) => id)
  }

  /** Each once, where the first of their replies stands; a stand-in's rank is not the participant's. */
  async function participantsInOrder(filter: ReplyFilter, order: ExportOrder): Promise<number[]> {
    const rows = await standing(idsIn(search.matching(filter)))
    const ordered = order === 'time' ? rows : inProtocolOrder(rows, participantIn)
    return [...new Set(ordered.map(({ participantId }) => participantId))]
  }

  async function standing(ids: readonly number[]): Promise<Standing[]> {
    const read = database.prepare<[string], Standing>(
      `SELECT ${columnsOfRank} FROM ${tables} WHERE replies.id IN (SELECT value FROM json_each(?)) ORDER BY replies.id`,
    )
    const rows: Standing[] = []
    for await (const part of inTurn(partsOf(ids, ranksPerRead)))
      rows.push(...read.all(JSON.stringify(part)))
    return rows
  }

  return { all, joined }
}

/** What staff have set for the reply; and for the participant, on the request where they speak themselves. */
const categories = `protocol_category AS protocolCategory, (SELECT speech.protocol_category FROM replies AS speech
  WHERE speech.participant_id = participants.id AND speech.protocol_category IS NOT NULL
    AND speech.answers ->> '$.speaker_is_participant' = 'yes') AS participantCategory`

const columns = `replies.id, participant_id AS participantId, reference, form, status, language, person, answers, ${categories}, late, pending_status AS pendingStatus,
  (SELECT session FROM slots WHERE reply_id = replies.id) AS session, told_session AS toldSession,
  (SELECT table_number FROM seats WHERE reply_id = replies.id) AS "table", ${ofParticipant}, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

const former = `(SELECT group_concat(reference, ' ') FROM participants AS joined WHERE joined.merged_into = participants.id)`

const changeSince = `(SELECT group_concat(action, ' ') FROM
  (SELECT DISTINCT action FROM reply_versions WHERE reply_id = replies.id AND reply_versions.id > :since))`

const columnsOfRank = `replies.id, participant_id AS participantId, submitted_at AS submittedAt, ${categories},
  coalesce(person ->> '$.level', '') AS level, ${answersOfRank.map(name => `coalesce(answers ->> '$.${name}', '') AS ${name}`).join(', ')}`

/** A row of its own answers, as far as rank is read from them. */
type Standing = Record<'level' | (typeof answersOfRank)[number], string> &
  Pick<Row, 'id' | 'participantId' | 'submittedAt' | 'protocolCategory' | 'participantCategory'>

const replyIn = (row: Standing): Ranked => {
  const { level, protocolCategory, participantCategory, submittedAt } = row
  const answers = Object.fromEntries(answersOfRank.map(name => [name, row[name]]))
  return { person: { level }, answers, protocolCategory, participantCategory, submittedAt }
}

const participantIn = (row: Standing): Ranked => asParticipant(replyIn(row))

function* partsOf(ids: readonly number[], size = rowsPerRead): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += size) yield ids.slice(from, from + size)
}

function joinedFrom(replies: readonly ExportedReply[] | undefined): JoinedReplies[] {
  const [first] = replies ?? []
  if (!first) return []
  const { reference, language, person, participantCategory, formerReferences } = first
  const byForm = Object.fromEntries((replies ?? []).map(one => [one.form, one]))
  return [{ reference, language, person, participantCategory, formerReferences, replies: byForm }]
}

function exportedFrom({ protocolCategory, ...row }: Row): ExportedReply {
  const person: Answers = JSON.parse(row.person)
  const answers: Answers = JSON.parse(row.answers)
  const ranked = { ...row, person, answers, protocolCategory }
  return {
    ...row,
    person,
    answers,
    category: categoryOf(ranked),
    participantCategory: categoryOf(asParticipant(ranked)),
    late: row.late === 1,
  }
}
