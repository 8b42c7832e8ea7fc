import type { Database } from '../database.ts'
import type { FacetCounts, FacetFilter, Facets } from './facets.ts'
import { type IdSet, idSetOf, idsIn, intersection, sizeOf } from './id-set.ts'
import { createTablePages, type FoundParticipant, type FoundReply } from './rows.ts'
import type { SortKey } from './sorting.ts'
import { createTextSearch, type TextFound } from './text-search.ts'

/** What the secretariat asks for: its address is the table, the same address with `.csv` the export. */
export type ReplyFilter = {
  facets?: FacetFilter
  /** Words of a name, an organization, an e-mail, a reference or a topic, in either script and any order. */
  q?: string | undefined
  /** Only what has changed after this version, by `reply_versions.id`, and not by this member alone. */
  since?: number | undefined
  notBy?: string | undefined
  sort: SortKey
  isDescending: boolean
  /** Values of a sort key that has few, in the order of their words. */
  values?: readonly string[] | undefined
}

/** What a filter shows, counted, and its rows page by page. */
export type Found<R> = {
  total: number
  /** The text is so common that there are more than `total`, and they have not been counted. */
  isMore: boolean
  /** What each value of a filter would leave over; none for so common a text. */
  counts: FacetCounts | undefined
  page(size: number, number: number): R[]
}

export type ReplySearch = ReturnType<typeof createReplySearch>

const anyText: TextFound = {
  isWhole: true,
  atLeast: 0,
  unchecked: [],
  everywhere: undefined,
  ids: undefined,
}

/** The secretariat's view of the replies. Reads only. */
export function createReplySearch(database: Database, facets: Facets) {
  const texts = createTextSearch(database, facets)
  const pages = createTablePages(database, facets)
  const changedSince = database
    .prepare<[number, string], number>(
      'SELECT DISTINCT reply_id FROM reply_versions WHERE id > ? AND made_by <> ?',
    )
    .pluck()
  const changedAfter = ({ since, notBy = '' }: ReplyFilter): IdSet[] =>
    since === undefined ? [] : [idSetOf(changedSince.all(since, notBy))]

  function select(filter: ReplyFilter, mayWait: boolean) {
    const within = changedAfter(filter)
    const chosen = intersection(facets.chosen(filter.facets ?? {}), within)
    const text = filter.q ? texts.find(filter.q, chosen, mayWait) : anyText
    const isCounted = text.isWhole && text.unchecked.length === 0
    return {
      text,
      ids: text.ids ?? chosen,
      counted: isCounted ? [...within, ...(text.everywhere ? [text.everywhere] : [])] : undefined,
    }
  }

  /** Every reply that the filter shows, however long it takes. */
  const matching = (filter: ReplyFilter): IdSet => select(filter, true).ids

  /** For a page of the table, while somebody waits: a text that very many have is not followed to its end. */
  function look(filter: ReplyFilter): Found<FoundReply> {
    const { text, ids, counted } = select(filter, false)
    return {
      total: text.isWhole ? sizeOf(ids) : text.atLeast,
      isMore: !text.isWhole,
      counts: counted && facets.counts(filter.facets ?? {}, counted),
      page: (size, number) =>
        pages.replies(ids, filter, text.isWhole ? [] : text.unchecked, size, number),
    }
  }

  /** The participants of these replies, a row each. */
  function lookForPeople(filter: ReplyFilter): Found<FoundParticipant> {
    const { ids, counted } = select(filter, true)
    const people = facets.peopleOf(ids)
    return {
      total: sizeOf(people),
      isMore: false,
      counts: counted && facets.peopleCounts(filter.facets ?? {}, counted),
      page: (size, number) => pages.people(people, filter, size, number),
    }
  }

  /** The replies with the versions that they have now; no more than asked for. */
  const targets = (filter: ReplyFilter, most: number): { id: number; version: number }[] =>
    database
      .prepare<[string], { id: number; version: number }>(
        'SELECT id, version FROM replies WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      )
      .all(JSON.stringify(idsIn(matching(filter)).slice(0, most)))

  return {
    matching,
    look,
    lookForPeople,
    targets,
    count: (filter: ReplyFilter): number => sizeOf(matching(filter)),
  }
}
