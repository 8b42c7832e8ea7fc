import type { Database } from '../database.ts'
import { type Conditions, createSelection, type Rows } from './conditions.ts'
import { type Counts, countsFor } from './counts.ts'
import { createFilterIndex } from './filter-index.ts'
import { type IdSet, idSetOf, idsIn, sizeOf } from './id-set.ts'
import { createPages } from './rows.ts'
import { createSearchStore, type Target } from './search-store.ts'
import type { Order } from './sorting.ts'
import type { TableParticipant, TableReply } from './table-reply.ts'
import { createTableStore, type Slice } from './table-store.ts'
import { findText, type TextFound } from './text-search.ts'
import { createTextSearchStore } from './text-search-store.ts'
import { createWalking } from './walking-store.ts'

/** What the secretariat asks for: its address is the table, the same address with `.csv` the export. */
export type TableFilter = Order & {
  rows?: Rows
  conditions?: Conditions
  /** Words of a name, an organization, an e-mail, a reference or a topic, in either script and any order. */
  q?: string | undefined
  /** Only what has changed after this version, by `reply_versions.id`, and not by this member alone. */
  since?: number | undefined
  notBy?: string | undefined
}

/** What a filter shows, counted, and its rows page by page, from page 1. */
export type Found<R> = {
  total: number
  /** The text is so common that there are more than `total`, and they have not been counted. */
  isMore: boolean
  /** What each value of these attributes would leave over; none for so common a text. */
  counts(names: readonly string[]): Counts | undefined
  page(size: number, number: number): R[]
}

export type ReplySearch = ReturnType<typeof createReplySearch>

/** The secretariat's view of the replies. Reads only. */
export function createReplySearch(database: Database) {
  const store = createTableStore(database)
  const changes = createSearchStore(database)
  const selection = createSelection(createFilterIndex(database, store))
  const texts = { store: createTextSearchStore(database), selection }
  const pages = createPages(selection, createWalking(database))

  function select(filter: TableFilter, mayWait: boolean): Selected {
    const { conditions = {}, rows = 'replies', q } = filter
    const within = changedIn(filter)
    const chosen = selection.chosen(conditions, rows, within)
    const text = q ? findText(texts, q, chosen, mayWait) : undefined
    return { filter, within, chosen, text }
  }

  const changedIn = ({ since, notBy = '' }: TableFilter): IdSet[] =>
    since === undefined ? [] : [idSetOf(changes.changedSince(since, notBy))]

  const counts = ({ filter, within, text }: Selected) => {
    const everywhere = text?.kind === 'exact' ? text.everywhere : undefined
    const isCounted = text === undefined || everywhere !== undefined
    const { conditions = {}, rows = 'replies' } = filter
    const narrowing = everywhere ? [...within, everywhere] : within
    return (names: readonly string[]): Counts | undefined =>
      isCounted ? countsFor(selection, { conditions, rows, within: narrowing, names }) : undefined
  }

  /** Every reply that the filter shows, however long it takes. */
  const matching = (filter: TableFilter): IdSet => exactIds(select(filter, true))

  /** For a page of the table, while somebody waits: a text that very many have is not followed to its end. */
  function look(filter: TableFilter): Found<TableReply> {
    const selected = select(filter, false)
    const { text, chosen } = selected
    const isMore = text?.kind === 'atLeast'
    const ids = isMore ? text.candidates : (text?.ids ?? chosen)
    const words = isMore ? text.words : []
    return {
      total: isMore ? text.count : sizeOf(ids),
      isMore,
      counts: counts(selected),
      page: (size, number) =>
        store.replies(pages.replies({ ids, order: filter, slice: sliceOf(size, number) }, words)),
    }
  }

  /** The participants of these replies, a row each. */
  function lookForParticipants(asked: TableFilter): Found<TableParticipant> {
    const filter = { ...asked, rows: 'participants' as const }
    const selected = select(filter, true)
    const ids = selection.participantsOf(exactIds(selected))
    return {
      total: sizeOf(ids),
      isMore: false,
      counts: counts(selected),
      page: (size, number) =>
        store.participants(
          pages.participants({ ids, order: filter, slice: sliceOf(size, number) }),
        ),
    }
  }

  return {
    matching,
    look,
    lookForParticipants,
    /** Values of an attribute that somebody has, or that there can be. */
    valuesOf: selection.valuesOf,
    /** Refreshed counts of the whole table, for the overview. */
    counts: (conditions: Conditions, names: readonly string[]): Counts =>
      countsFor(selection, { conditions, rows: 'replies', within: [], names }) ?? {},
    count: (filter: TableFilter): number => sizeOf(matching(filter)),
    /** The replies that the filter shows, no more than `max`, in the order in which they came. */
    targets: (filter: TableFilter, max: number): Target[] =>
      changes.versionsOf(idsIn(matching(filter)).slice(0, max)),
  }
}

/** `text`: what was found of the words that were asked for; none were. */
type Selected = {
  filter: TableFilter
  within: readonly IdSet[]
  chosen: IdSet
  text: TextFound | undefined
}

function exactIds({ chosen, text }: Selected): IdSet {
  if (text?.kind === 'atLeast') throw new Error('A text is followed to its end where one may wait')
  return text?.ids ?? chosen
}

const sliceOf = (size: number, number: number): Slice => ({ size, offset: size * (number - 1) })
