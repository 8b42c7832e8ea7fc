import type { Language, Translate } from '../../i18n.ts'
import type { Pager } from '../../pager.ts'
import type { Attribute } from '../../table/attribute.ts'
import type { Found } from '../../table/found.ts'
import type { TableParticipant, TableReply } from '../../table/table-reply.ts'
import { type FilterForm, filterForm, filtersFor } from './filter-form.ts'
import { type KeyOnPage, tableKeys } from './keys.ts'
import { type Nothing, nothingFound } from './nothing-found.ts'
import { pagerFor, pageSize, pageSizes } from './query.ts'
import { type Selecting, selectionBar } from './selection-bar.ts'
import { type HeadView, headsFor, isUsual, isWide } from './table-heads.ts'
import { type ColumnGroup, columnGroups, type RowsLink, rowsSwitch } from './table-links.ts'
import { linkTo, queryOf, type TableQuery, tablePath } from './table-query.ts'
import { participantRow, type RowView, replyRow } from './table-rows.ts'
import type { RemovableView, ViewTab } from './table-tabs.ts'

/** The table as its page shows it. */
export type TablePage = {
  title: string
  /** The words that were searched for, in the bar's search too. */
  searched: string
  mayWrite: boolean
  tabs: ViewTab[]
  removable: RemovableView[]
  filter: FilterForm
  sizes: { value: number | ''; label: number; isChosen: boolean }[]
  rowsSwitch: RowsLink[]
  columnGroups: ColumnGroup[]
  total: string
  files: { export: string; semicolon: string; comma: string }
  nothing: Nothing | undefined
  heads: HeadView[]
  /** More columns than a screen is wide. */
  isWide: boolean
  /** The columns that a reply has unless others are chosen. */
  isUsual: boolean
  rows: RowView[]
  pager: Pager | undefined
  /** What can be done with several rows; undefined: nothing. */
  selecting: Selecting | undefined
  keys: KeyOnPage[]
  /** What stands behind the question mark, on the first page. */
  query: string
}

export type TableParts = {
  asked: TableQuery
  found: Found<TableReply> | Found<TableParticipant>
  columns: readonly Attribute[]
  page: { page: number; pages: number }
  tabs: ViewTab[]
  removable: RemovableView[]
  /** Members who may look after a participant. */
  colleagues: readonly { id: number; email: string }[]
  tags: readonly string[]
  valuesOf(name: string): readonly string[]
  reader: { language: Language; t: Translate; mayWrite: boolean }
}

export function tablePage(parts: TableParts, rows: RowView[]): TablePage {
  const { asked, found, columns, page, reader } = parts
  const { t } = reader
  const isOfParticipants = asked.rows === 'participants'
  const { total } = found
  const counts = found.counts(filtersFor(asked).map(({ name }) => name))
  return {
    title: t(isOfParticipants ? 'admin:participants.title' : 'admin:replies.title'),
    searched: asked.q,
    mayWrite: reader.mayWrite,
    tabs: parts.tabs,
    removable: parts.removable,
    filter: filterForm({ asked, counts, valuesOf: parts.valuesOf, t }),
    sizes: sizesFor(asked),
    rowsSwitch: rowsSwitch(asked, t),
    columnGroups: columnGroups(asked, columns, t),
    total: t(isOfParticipants ? 'admin:participants.total' : 'admin:replies.total', {
      count: total,
    }),
    files: filesOf(asked),
    nothing: rows.length === 0 ? nothingFound(asked, reader) : undefined,
    heads: headsFor(asked, columns, t),
    isWide: isWide(columns),
    isUsual: !isOfParticipants && isUsual(columns),
    rows,
    pager: pagerFor(page, number => linkTo(tablePath, { ...asked, page: number }), t),
    selecting:
      reader.mayWrite && !isOfParticipants && rows.length > 0
        ? selectionBar({ ...parts, total }, t)
        : undefined,
    keys: tableKeys(t),
    query: queryOf({ ...asked, page: 1 }),
  }
}

/** The usual size stands in no address. */
const sizesFor = (asked: TableQuery): TablePage['sizes'] =>
  pageSizes.map(size => ({
    value: size === pageSize ? '' : size,
    label: size,
    isChosen: asked.size === size,
  }))

const filesOf = (asked: TableQuery): TablePage['files'] => {
  const whole = { ...asked, page: 1 }
  return {
    export: linkTo('/admin/export', whole),
    semicolon: linkTo(`${tablePath}.csv`, { ...whole, delimiter: 'semicolon' }),
    comma: linkTo(`${tablePath}.csv`, { ...whole, delimiter: 'comma' }),
  }
}

export function rowViews({ asked, found, page, columns, reader }: TableParts): RowView[] {
  const list = queryOf({ ...asked, page: page.page })
  const onPage = { ...reader, list, ticked: new Set(asked.ticked) }
  return found
    .page(asked.size, page.page)
    .map(row =>
      'states' in row ? participantRow(row, columns, onPage) : replyRow(row, columns, onPage),
    )
}
