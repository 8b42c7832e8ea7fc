import type { Language, Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import type { SavedView } from '../../table/saved-views-store.ts'
import type { Found } from '../../table/search.ts'
import { isKeptForCommonText } from '../../table/sorting.ts'
import type { TableParticipant, TableReply } from '../../table/table-reply.ts'
import { type FilterForm, filterForm, filtersFor } from './filter-form.ts'
import { type Pager, pagerFor, pageSize, pageSizes } from './query.ts'
import { type HeadView, headsFor } from './table-heads.ts'
import {
  type ColumnGroup,
  columnGroups,
  type Tab,
  tabsFor,
  type ViewLink,
  viewLinks,
} from './table-links.ts'
import { bareSort, linkTo, narrowing, type TableQuery, tablePath } from './table-query.ts'
import { participantRow, type RowView, replyRow } from './table-rows.ts'

/** The table as its page shows it. */
export type TablePage = {
  title: string
  /** What the search in the bar holds. */
  searched: string
  mayWrite: boolean
  /** Rows can be marked, to change several at once. */
  mayMark: boolean
  tabs: Tab[]
  filter: FilterForm
  sizes: { value: number | ''; label: number; isChosen: boolean }[]
  views: ViewLink[]
  columnGroups: ColumnGroup[]
  total: string
  exportHref: string
  csv: { semicolon: string; comma: string }
  /** Why there are no rows. */
  empty: string
  heads: HeadView[]
  rows: RowView[]
  pager: Pager | undefined
  bulk: Bulk
  /** What stands behind the question mark, on the first page. */
  query: string
}

/** What can be decided for several replies at once. */
type Bulk = { changes: { value: string; label: string }[]; all: string }

export type TableParts = {
  asked: TableQuery
  found: Found<TableReply> | Found<TableParticipant>
  columns: readonly Attribute[]
  page: { page: number; pages: number }
  views: readonly SavedView[]
  changes: readonly string[]
  valuesOf(name: string): readonly string[]
  reader: { language: Language; t: Translate; mayWrite: boolean; isAdmin: boolean }
}

export function tablePage(parts: TableParts): TablePage {
  const { asked, found, columns, page, reader } = parts
  const { t } = reader
  const isOfParticipants = asked.rows === 'participants'
  const rows = rowViews(parts)
  const counts = found.counts(filtersFor(asked).map(({ name }) => name))
  // Of a very common text the page may show more than were counted.
  const total = Math.max(found.total, rows.length)
  const query = queryOf(asked)
  return {
    searched: asked.q,
    title: t(isOfParticipants ? 'admin:participants.title' : 'admin:replies.title'),
    mayWrite: reader.mayWrite,
    mayMark: reader.mayWrite && !isOfParticipants,
    tabs: tabsFor(asked, t),
    filter: filterForm({ asked, counts, valuesOf: parts.valuesOf, t }),
    sizes: sizesFor(asked),
    views: viewLinks(parts.views, query, reader.isAdmin),
    columnGroups: columnGroups(asked, columns, t),
    total: totalInWords(total, found.isMore, isOfParticipants, t),
    exportHref: linkTo('/admin/export', { ...asked, page: 1 }),
    csv: csvLinks(asked),
    empty: t(Object.keys(narrowing(asked)).length ? 'admin:replies.none' : 'admin:replies.empty'),
    heads: headsFor(asked, columns, !found.isMore || isKeptForCommonText(bareSort(asked)), t),
    rows,
    pager: pagerFor(page, number => linkTo(tablePath, { ...asked, page: number }), t),
    bulk: bulkOf(parts, total),
    query,
  }
}

/** The usual size stands in no address. */
const sizesFor = (asked: TableQuery): TablePage['sizes'] =>
  pageSizes.map(size => ({
    value: size === pageSize ? '' : size,
    label: size,
    isChosen: asked.size === size,
  }))

const csvLinks = (asked: TableQuery): TablePage['csv'] => ({
  semicolon: linkTo(`${tablePath}.csv`, { ...asked, page: 1, delimiter: 'semicolon' }),
  comma: linkTo(`${tablePath}.csv`, { ...asked, page: 1, delimiter: 'comma' }),
})

const queryOf = (asked: TableQuery): string => linkTo('', { ...asked, page: 1 }).slice(1)

function rowViews({ asked, found, page, columns, reader }: TableParts): RowView[] {
  return found
    .page(asked.size, page.page)
    .map(row =>
      'states' in row ? participantRow(row, columns, reader) : replyRow(row, columns, reader),
    )
}

function totalInWords(count: number, isMore: boolean, isOfParticipants: boolean, t: Translate) {
  if (isOfParticipants) return t('admin:participants.total', { count })
  return t(isMore ? 'admin:replies.total_at_least' : 'admin:replies.total', { count })
}

const bulkOf = ({ found, changes, reader }: TableParts, total: number): Bulk => ({
  changes: changes.map(value => ({ value, label: reader.t(`admin:decide.${value}`) })),
  all: reader.t(found.isMore ? 'admin:batch.all_found' : 'admin:batch.all', { count: total }),
})
