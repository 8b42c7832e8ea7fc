import type { Database } from '../database.ts'
import { asParticipant, byRank, type Rank, type Ranked, rankOf } from '../replies/protocol-order.ts'
import { idsIn } from '../table/id-set.ts'
import type { ReplySearch, TableFilter } from '../table/search.ts'
import type { TableReply } from '../table/table-reply.ts'
import type { JoinedReplies } from './columns.ts'
import type { ExportOrder } from './export-options.ts'
import { createExportStore, type ExportStore } from './rows-store.ts'
import { yieldingBetween } from './yielding-between.ts'

export type ExportRows = ReturnType<typeof createExportRows>

type Tools = { store: ExportStore; search: Pick<ReplySearch, 'matching'> }

/** Rows read at once; other requests run between two reads. */
const rowsPerRead = 100

/** The rows of an export: those of the table, without pages. Reads only. */
export function createExportRows(database: Database, search: Pick<ReplySearch, 'matching'>) {
  const tools = { store: createExportStore(database), search }
  return {
    /** All replies shown, read in parts: an open iterator would block writing on its connection. */
    all: (filter: TableFilter, order: ExportOrder = 'time') => all(tools, filter, order),
    /** The participants of the replies that the filter shows, each with all replies. */
    joined: (filter: TableFilter, order: ExportOrder = 'time') => joined(tools, filter, order),
  }
}

async function* all(
  tools: Tools,
  filter: TableFilter,
  order: ExportOrder,
): AsyncGenerator<TableReply> {
  for (const part of partsOf(await inOrder(tools, filter, order)))
    yield* tools.store.replies(part, filter.since)
}

async function* joined(
  tools: Tools,
  filter: TableFilter,
  order: ExportOrder,
): AsyncGenerator<JoinedReplies> {
  for (const part of partsOf(await participantsInOrder(tools, filter, order))) {
    const replies = tools.store.repliesOf(part, filter.since)
    const byParticipant = Map.groupBy(replies, reply => reply.participantId)
    yield* part.flatMap(id => joinedFrom(byParticipant.get(id)))
  }
}

async function inOrder(tools: Tools, filter: TableFilter, order: ExportOrder): Promise<number[]> {
  const ids = idsIn(tools.search.matching(filter))
  if (order === 'time') return ids
  return (await standing(tools, ids, reply => reply)).sort(byStanding).map(({ id }) => id)
}

/** Each participant once, at the place of their first reply; a stand-in's rank does not count. */
async function participantsInOrder(
  tools: Tools,
  filter: TableFilter,
  order: ExportOrder,
): Promise<number[]> {
  const ids = idsIn(tools.search.matching(filter))
  if (order === 'time') return [...(await participantsOf(tools, ids))]
  const rows = (await standing(tools, ids, asParticipant)).sort(byStanding)
  return [...new Set(rows.map(({ participantId }) => participantId))]
}

async function participantsOf({ store }: Tools, ids: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>()
  for await (const part of yieldingBetween(partsOf(ids)))
    for (const participant of store.participantsOf(part)) found.add(participant)
  return found
}

/** What sorting needs of a reply; all rows are held at once, so nothing more is kept. */
type Standing = { id: number; participantId: number; rank: Rank }

const byStanding = (a: Standing, b: Standing): number => byRank(a.rank, b.rank)

async function standing(
  { store }: Tools,
  ids: readonly number[],
  rankedOf: (reply: TableReply) => Ranked,
): Promise<Standing[]> {
  const rows: Standing[] = []
  for await (const part of yieldingBetween(partsOf(ids)))
    for (const reply of store.replies(part)) {
      const { id, participantId } = reply
      rows.push({ id, participantId, rank: rankOf(rankedOf(reply)) })
    }
  return rows
}

function* partsOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < ids.length; from += rowsPerRead)
    yield ids.slice(from, from + rowsPerRead)
}

function joinedFrom(replies: readonly TableReply[] = []): JoinedReplies[] {
  const [first] = replies
  if (!first) return []
  const changes = new Set(replies.flatMap(reply => reply.changes ?? []))
  return [
    {
      participant: { ...first, ...asParticipant(first), changes: [...changes] },
      replies: Object.fromEntries(replies.map(reply => [reply.form, reply])),
    },
  ]
}
