import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database.ts'
import type { Translate } from '../i18n.ts'
import { type ChangesStore, createChangesStore, type Target } from './changes-store.ts'
import { type Conditions, createSelection, type Rows, type Selection } from './conditions.ts'
import { type Counts, countsFor } from './counts.ts'
import { createFilterIndex } from './filter-index.ts'
import type { Found } from './found.ts'
import { type IdSet, idSetOf, idsIn, sizeOf } from './id-set.ts'
import { createOpening } from './opening.ts'
import { createPages, type Pages } from './pages.ts'
import type { Order } from './sorting.ts'
import type { TableParticipant, TableReply } from './table-reply.ts'
import { createTableStore, type Slice, type TableStore } from './table-store.ts'
import { createTextSearch } from './text-search.ts'

/**
 * What the table shows and in which order. The same parameters in the address give the table, and
 * with `.csv` or `.xlsx` the export.
 */
export type TableFilter = Order & {
  rows?: Rows
  conditions?: Conditions
  /** Words of a name, organization, e-mail, reference or topic, in either script and any order. */
  q?: string | undefined
  /** Only replies changed after this `reply_versions.id`. */
  since?: number | undefined
  /** Only replies that came, or whose answers changed, at this instant or later. */
  changedFrom?: string | undefined
}

export type ReplySearch = ReturnType<typeof createReplySearch>

type Tools = {
  /** Reads what has changed, by whomever: once for all that one question counts. */
  refresh(): void
  store: TableStore
  changes: ChangesStore
  selection: Selection
  /** The replies that have a text. */
  having(q: string): IdSet
  pages: Pages
}

/** `within`: sets that replies are in besides the conditions. */
type Selected = { filter: TableFilter; within: readonly IdSet[]; ids: IdSet }

function select(tools: Tools, filter: TableFilter): Selected {
  tools.refresh()
  const { conditions, rows, q } = filter
  const within = [...changedIn(tools, filter), ...(q ? [tools.having(q)] : [])]
  return { filter, within, ids: tools.selection.chosen(conditions ?? {}, rows, within) }
}

function changedIn({ changes }: Tools, { since, changedFrom }: TableFilter): IdSet[] {
  return [
    ...(since === undefined ? [] : [idSetOf(changes.afterVersion(since))]),
    ...(changedFrom === undefined ? [] : [idSetOf(changes.changedFrom(changedFrom))]),
  ]
}

function look(tools: Tools, order: TableFilter): Found<TableReply> {
  const selected = select(tools, order)
  const { ids } = selected
  return {
    total: sizeOf(ids),
    counts: names => counted(tools, selected, names),
    page: (size, number) =>
      tools.store.replies(tools.pages.replies({ ids, order, slice: sliceOf(size, number) })),
  }
}

/** The participants of the replies that the filter shows, a row each. */
function lookForParticipants(tools: Tools, asked: TableFilter): Found<TableParticipant> {
  const order: TableFilter = { ...asked, rows: 'participants' }
  const selected = select(tools, order)
  const ids = tools.selection.participantsOf(selected.ids)
  return {
    total: sizeOf(ids),
    counts: names => counted(tools, selected, names),
    page: (size, number) =>
      tools.store.participants(
        tools.pages.participants({ ids, order, slice: sliceOf(size, number) }),
      ),
  }
}

const sliceOf = (size: number, number: number): Slice => ({ size, offset: size * (number - 1) })

function counted(
  { selection }: Tools,
  { filter, within }: Selected,
  names: readonly string[],
): Counts | undefined {
  const { conditions = {}, rows = 'replies' } = filter
  return countsFor(selection, { conditions, rows, within, names })
}

/** Searches replies for the secretariat. Reads only. */
export function createReplySearch(database: Database) {
  const store = createTableStore(database)
  const opening = createOpening(database, store)
  const changes = createChangesStore(database)
  const index = createFilterIndex(database, store)
  const selection = createSelection(index)
  const having = createTextSearch(database, selection)
  const pages = createPages(selection)
  const { refresh } = index
  const tools = { refresh, store, changes, selection, having, pages }
  const matching = (filter: TableFilter): IdSet => select(tools, filter).ids
  return {
    /** Reads the next slice of what is kept in memory. True: there is another one. */
    goOn: index.goOn,
    /** The same to the end; others are answered between two slices. */
    async ready(): Promise<void> {
      while (index.goOn()) await setImmediate()
    },
    /** The table as it opens, where all else would have to wait for long; undefined: nothing has to. */
    opening: async (): Promise<Found<TableReply> | undefined> =>
      index.isBehind() && opening.hasMany() ? opening.table() : undefined,
    /** All replies that the filter shows. */
    matching,
    look: (filter: TableFilter) => look(tools, filter),
    lookForParticipants: (filter: TableFilter) => lookForParticipants(tools, filter),
    /** The values of an attribute in the order in which they are offered. */
    valuesOf(name: string, t?: Translate): string[] {
      refresh()
      return selection.valuesOf(name, t)
    },
    /** Counts in the whole table, for pages beside it. */
    counts(conditions: Conditions, names: readonly string[]): Counts {
      refresh()
      return countsFor(selection, { conditions, rows: 'replies', within: [], names }) ?? {}
    },
    count: (filter: TableFilter): number => sizeOf(matching(filter)),
    countParticipants: (filter: TableFilter): number =>
      sizeOf(selection.participantsOf(matching({ ...filter, rows: 'participants' }))),
    /** At most `max` replies with their versions, in the order in which they came. */
    targets: (filter: TableFilter, max: number): Target[] =>
      changes.versionsOf(idsIn(matching(filter)).slice(0, max)),
  }
}
