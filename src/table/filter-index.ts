import type { Database } from '../database.ts'
import { attributes } from './attributes.ts'
import { watchReplies } from './filter-index-store.ts'
import { addId, forEachId, type IdSet, idSetBelow, noIds, removeId } from './id-set.ts'
import { createKeptOrders, type KeptOrders } from './kept-orders.ts'
import { createOwners, type Owners } from './owners.ts'
import type { TableReply } from './table-reply.ts'
import type { TableStore } from './table-store.ts'

/**
 * For each value of each filter the set of replies that have it, in memory: sets are compared in
 * microseconds however many replies there are. Beside them the orders in which rows are sorted. All
 * is filled from the database in slices, then kept up with what changes.
 */
export type FilterIndex = ReturnType<typeof createFilterIndex>

type Sets = {
  everything: IdSet
  byAttribute: Map<string, Map<string, IdSet>>
  owners: Owners
  orders: KeptOrders
}

const filtered = attributes.filter(
  ({ filter, sort, isCounted }) => filter || sort?.by === 'values' || isCounted,
)

/** So many replies are read at once, in some two milliseconds. */
const repliesPerSlice = 100
/** With more changed replies than this, everything is read anew. */
const changesMax = 5000

export function createFilterIndex(database: Database, store: TableStore) {
  const owners = createOwners()
  const orders = createKeptOrders(database, owners)
  const sets: Sets = { everything: noIds(), byAttribute: new Map(), owners, orders }
  const changed = watchReplies(database)
  /** Of the database when all of it was read; undefined: it has to be. */
  let knownVersion: number | undefined
  let filling: Generator<void> | undefined

  const isOutdated = (): boolean =>
    store.dataVersion() !== knownVersion || changed.size > changesMax

  /** What changes meanwhile stays marked, and is reread when all is filled. */
  function* filled(): Generator<void> {
    const version = store.dataVersion()
    knownVersion = undefined
    forgetMarks()
    yield* fill(sets, store)
    knownVersion = version
  }

  // Inside a transaction the ids stay marked: the change may yet be rolled back, and has to be
  // reread.
  function forgetMarks(): void {
    if (!database.inTransaction) changed.clear()
  }

  /** Reads the next slice of what is not in memory yet. True: there is another one. */
  function goOn(): boolean {
    if (!filling && !isOutdated()) return false
    filling ??= filled()
    if (filling.next().done) filling = undefined
    return filling !== undefined
  }

  /** Reads all that has changed since the last call, and what is not in memory yet. */
  function refresh(): void {
    while (filling) goOn()
    if (isOutdated()) while (goOn());
    if (changed.size === 0) return
    loadAgain(sets, [...changed], store)
    forgetMarks()
  }

  return {
    /** Something has to be read before anything can be answered. */
    isBehind: (): boolean => filling !== undefined || isOutdated(),
    goOn,
    refresh,
    everything: sets.everything,
    owners,
    orders,
    /** Empty for a value that nobody has: an address may ask for any. */
    having: (name: string, value: string): IdSet =>
      sets.byAttribute.get(name)?.get(value) ?? noIds(),
    /** All values that replies have or had, in no order. */
    valuesOf: (name: string): string[] => [...(sets.byAttribute.get(name)?.keys() ?? [])],
    participantsOf: owners.ownersOf,
    oneOfEach(replies: IdSet): IdSet {
      const seen = new Uint8Array(owners.participantsBelow())
      return idSetBelow(owners.repliesBelow(), add =>
        forEachId(replies, id => {
          const owner = owners.owner(id)
          if (!seen[owner]) add(id)
          seen[owner] = 1
        }),
      )
    },
    repliesOf: (participants: IdSet): IdSet =>
      idSetBelow(owners.repliesBelow(), add =>
        forEachId(participants, id => owners.forEachOf(id, add)),
      ),
  }
}

function* fill(sets: Sets, store: TableStore): Generator<void> {
  Object.assign(sets.everything, noIds())
  sets.byAttribute.clear()
  sets.owners.clear()
  for (let replies = store.countingAfter(0, repliesPerSlice); replies.length > 0; ) {
    for (const reply of replies) add(sets, reply)
    yield
    replies = store.countingAfter(replies.at(-1)?.id ?? 0, repliesPerSlice)
  }
  yield* sets.orders.fill()
}

function loadAgain(sets: Sets, ids: readonly number[], store: TableStore): void {
  const before = ids.map(sets.owners.owner)
  for (const id of ids) forget(sets, id)
  for (const reply of store.countingReplies(ids)) add(sets, reply)
  const participants = new Set([...before, ...ids.map(sets.owners.owner)])
  sets.orders.misplace({ replies: ids, participants: [...participants] })
}

function add(sets: Sets, reply: TableReply): void {
  const { id, participantId } = reply
  addId(sets.everything, id)
  sets.owners.add(id, participantId)
  for (const { name, valuesOf } of filtered)
    for (const value of valuesOf(reply)) addId(setOf(sets, name, value), id)
}

function forget({ everything, byAttribute, owners }: Sets, id: number): void {
  removeId(everything, id)
  owners.remove(id)
  for (const byValue of byAttribute.values()) for (const set of byValue.values()) removeId(set, id)
}

function setOf({ byAttribute }: Sets, name: string, value: string): IdSet {
  const byValue = byAttribute.get(name) ?? new Map<string, IdSet>()
  const set = byValue.get(value) ?? noIds()
  byAttribute.set(name, byValue.set(value, set))
  return set
}
