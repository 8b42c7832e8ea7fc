import type { Database } from '../database.ts'
import { attributes } from './attributes.ts'
import { watchReplies } from './filter-index-store.ts'
import {
  addId,
  forEachId,
  hasId,
  type IdSet,
  idSetBelow,
  idSetOf,
  idsIn,
  longer,
  noIds,
  removeId,
  sizeOf,
} from './id-set.ts'
import type { TableReply } from './table-reply.ts'
import type { TableStore } from './table-store.ts'

/**
 * For each value of each filter the set of replies that have it, in memory: sets are compared in
 * microseconds however many replies there are. Read from the database at the first question, then
 * where something has changed.
 */
export type FilterIndex = ReturnType<typeof createFilterIndex>

type Sets = {
  everything: IdSet
  byAttribute: Map<string, Map<string, IdSet>>
  /** The participant's id, at the index of the reply's id. */
  participantOf: Uint32Array
  highestParticipant: number
}

const filtered = attributes.filter(({ filter, sort }) => filter || sort?.by === 'values')

/** Up to this many participants are looked up by id; for more, all replies are scanned. */
const lookupMax = 1000
/** With more changed replies than this, everything is read anew. */
const changesMax = 5000

export function createFilterIndex(database: Database, store: TableStore) {
  const sets: Sets = {
    everything: noIds(),
    byAttribute: new Map(),
    participantOf: new Uint32Array(64),
    highestParticipant: 0,
  }
  const changed = watchReplies(database)
  let knownVersion: number | undefined

  /** Reads what has changed since the last call. */
  function refresh(): void {
    const version = store.dataVersion()
    if (version === knownVersion && changed.size === 0) return
    if (version !== knownVersion || changed.size > changesMax) loadEverything(sets, store)
    else loadAgain(sets, [...changed], store)
    knownVersion = version
    // Inside a transaction the ids stay marked: the change may yet be rolled back, and has to be
    // reread.
    if (!database.inTransaction) changed.clear()
  }

  return {
    refresh,
    everything: sets.everything,
    /** Empty for a value that nobody has: an address may ask for any. */
    having: (name: string, value: string): IdSet =>
      sets.byAttribute.get(name)?.get(value) ?? noIds(),
    /** All values that replies have or had, in no order. */
    valuesOf: (name: string): string[] => [...(sets.byAttribute.get(name)?.keys() ?? [])],
    participantsOf: (replies: IdSet): IdSet => participantsOf(sets, replies),
    repliesOf: (participants: IdSet): IdSet => repliesOf(sets, participants, store),
  }
}

function loadEverything(sets: Sets, store: TableStore): void {
  Object.assign(sets.everything, noIds())
  sets.byAttribute.clear()
  for (const reply of store.everyReply()) add(sets, reply)
}

function loadAgain(sets: Sets, ids: readonly number[], store: TableStore): void {
  for (const id of ids) forget(sets, id)
  for (const reply of store.countingReplies(ids)) add(sets, reply)
}

function add(sets: Sets, reply: TableReply): void {
  const { id, participantId } = reply
  addId(sets.everything, id)
  if (id >= sets.participantOf.length) sets.participantOf = longer(sets.participantOf, id)
  sets.participantOf[id] = participantId
  sets.highestParticipant = Math.max(sets.highestParticipant, participantId)
  for (const { name, valuesOf } of filtered)
    for (const value of valuesOf(reply)) addId(setOf(sets, name, value), id)
}

function forget({ everything, byAttribute }: Sets, id: number): void {
  removeId(everything, id)
  for (const byValue of byAttribute.values()) for (const set of byValue.values()) removeId(set, id)
}

function setOf({ byAttribute }: Sets, name: string, value: string): IdSet {
  const byValue = byAttribute.get(name) ?? new Map<string, IdSet>()
  const set = byValue.get(value) ?? noIds()
  byAttribute.set(name, byValue.set(value, set))
  return set
}

const participantsOf = ({ participantOf, highestParticipant }: Sets, replies: IdSet): IdSet =>
  idSetBelow(highestParticipant + 1, add => forEachId(replies, id => add(participantOf[id] ?? 0)))

/** For a few participants the database's index is quicker, for many a scan of all replies. */
function repliesOf(sets: Sets, participants: IdSet, store: TableStore): IdSet {
  if (sizeOf(participants) <= lookupMax) return idSetOf(store.repliesOf(idsIn(participants)))
  return idSetBelow(sets.participantOf.length, add =>
    forEachId(sets.everything, id => {
      if (hasId(participants, sets.participantOf[id] ?? 0)) add(id)
    }),
  )
}
