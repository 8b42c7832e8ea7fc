import type { Database } from '../database.ts'
import { type ChangesStore, createChangesStore, type Target } from './changes-store.ts'
import { type Conditions, createSelection, type Rows, type Selection } from './conditions.ts'
import { type Counts, countsFor } from './counts.ts'
import { createFilterIndex } from './filter-index.ts'
import { type IdSet, idSetOf, idsIn, sizeOf } from './id-set.ts'
import { createPages, type Pages } from './pages.ts'
import type { Order } from './sorting.ts'
import type { TableParticipant, TableReply } from './table-reply.ts'
import { createTableStore, type Slice, type TableStore } from './table-store.ts'
import { findText, type TextFound, type TextTools } from './text-search.ts'
import { createTextSearchStore } from './text-search-store.ts'
import { createWalking } from './walking-store.ts'

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

/** The result of a filter: its total, its counts, and its rows page by page, from page 1. */
export type Found<R> = {
  total: number
  /** `total` is a lower bound: the text is so common that its rows have not all been counted. */
  isMore: boolean
  /** How many rows each value would show; undefined: counting would take too long. */
  counts(names: readonly string[]): Counts | undefined
  page(size: number, number: number): R[]
}

export type ReplySearch = ReturnType<typeof createReplySearch>

type Tools = {
  store: TableStore
  changes: ChangesStore
  selection: Selection
  texts: TextTools
  pages: Pages
}

/** `text`: undefined where no words were asked for. */
type Selected = {
  filter: TableFilter
  within: readonly IdSet[]
  chosen: IdSet
  text: TextFound | undefined
}

function select(tools: Tools, filter: TableFilter, mayWait: boolean): Selected {
  const { conditions = {}, rows = 'replies', q } = filter
  const within = changedIn(tools, filter)
  const chosen = tools.selection.chosen(conditions, rows, within)
  const text = q ? findText(tools.texts, q, chosen, mayWait) : undefined
  return { filter, within, chosen, text }
}

function changedIn({ changes }: Tools, { since, changedFrom }: TableFilter): IdSet[] {
  return [
    ...(since === undefined ? [] : [idSetOf(changes.afterVersion(since))]),
    ...(changedFrom === undefined ? [] : [idSetOf(changes.changedFrom(changedFrom))]),
  ]
}

/** All replies that the filter shows, however long the search takes. */
const matching = (tools: Tools, filter: TableFilter): IdSet => exactIds(select(tools, filter, true))

function exactIds({ chosen, text }: Selected): IdSet {
  if (text?.kind === 'atLeast') throw new Error('A text is followed to its end where one may wait')
  return text?.ids ?? chosen
}

/** For a page of the table, while somebody waits: a very common text is not searched to the end. */
function look(tools: Tools, filter: TableFilter): Found<TableReply> {
  const selected = select(tools, filter, false)
  const { text, chosen } = selected
  const isMore = text?.kind === 'atLeast'
  const ids = isMore ? text.candidates : (text?.ids ?? chosen)
  const words = isMore ? text.words : []
  return {
    total: isMore ? text.count : sizeOf(ids),
    isMore,
    counts: names => counted(tools, selected, names),
    page: (size, number) =>
      tools.store.replies(
        tools.pages.replies({ ids, order: filter, slice: sliceOf(size, number) }, words),
      ),
  }
}

/** The participants of the replies that the filter shows, a row each. */
function lookForParticipants(tools: Tools, asked: TableFilter): Found<TableParticipant> {
  const order: TableFilter = { ...asked, rows: 'participants' }
  const selected = select(tools, order, true)
  const ids = tools.selection.participantsOf(exactIds(selected))
  return {
    total: sizeOf(ids),
    isMore: false,
    counts: names => counted(tools, selected, names),
    page: (size, number) =>
      tools.store.participants(
        tools.pages.participants({ ids, order, slice: sliceOf(size, number) }),
      ),
  }
}

const sliceOf = (size: number, number: number): Slice => ({ size, offset: size * (number - 1) })

/** Undefined: replies with the text are known only among those that match the conditions. */
function counted(
  { selection }: Tools,
  { filter, within, text }: Selected,
  names: readonly string[],
): Counts | undefined {
  const everywhere = text?.kind === 'exact' ? text.everywhere : undefined
  if (text && !everywhere) return undefined
  const { conditions = {}, rows = 'replies' } = filter
  const narrowing = everywhere ? [...within, everywhere] : within
  return countsFor(selection, { conditions, rows, within: narrowing, names })
}

/** Searches replies for the secretariat. Reads only. */
export function createReplySearch(database: Database) {
  const store = createTableStore(database)
  const changes = createChangesStore(database)
  const selection = createSelection(createFilterIndex(database, store))
  const texts = { store: createTextSearchStore(database), selection }
  const pages = createPages(selection, createWalking(database))
  const tools = { store, changes, selection, texts, pages }
  return {
    matching: (filter: TableFilter): IdSet => matching(tools, filter),
    look: (filter: TableFilter) => look(tools, filter),
    lookForParticipants: (filter: TableFilter) => lookForParticipants(tools, filter),
    /** The values of an attribute in the order in which they are offered. */
    valuesOf: selection.valuesOf,
    /** Counts in the whole table, for pages beside it. */
    counts: (conditions: Conditions, names: readonly string[]): Counts =>
      countsFor(selection, { conditions, rows: 'replies', within: [], names }) ?? {},
    count: (filter: TableFilter): number => sizeOf(matching(tools, filter)),
    countParticipants: (filter: TableFilter): number =>
      sizeOf(selection.participantsOf(matching(tools, { ...filter, rows: 'participants' }))),
    /** At most `max` replies with their versions, in the order in which they came. */
    targets: (filter: TableFilter, max: number): Target[] =>
      changes.versionsOf(idsIn(matching(tools, filter)).slice(0, max)),
  }
}
