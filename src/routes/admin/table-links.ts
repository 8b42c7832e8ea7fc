import type { Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import type { SavedView } from '../../table/saved-views-store.ts'
import { columnsFor, inTableOrder } from './table-heads.ts'
import { linkTo, type TableQuery, tablePath, usualSort } from './table-query.ts'

/** What stands around the rows of the table: where else one can go, and which columns there are. */

export type Link = { href: string; label: string }
export type Tab = Link & { isCurrent: boolean }
export type ViewLink = Link & {
  id: number
  isCurrent: boolean
  isShared: boolean
  mayRemove: boolean
}
export type ColumnGroup = {
  title: string
  columns: { name: string; label: string; isShown: boolean }[]
}

export function tabsFor(asked: TableQuery, t: Translate): Tab[] {
  const tab = (rows: TableQuery['rows'], label: string) => ({
    href: linkTo(tablePath, { ...asked, rows, sort: usualSort({ rows }), page: 1 }),
    label: t(label),
    isCurrent: asked.rows === rows,
  })
  return [
    tab(undefined, 'admin:replies.row_a_reply'),
    tab('participants', 'admin:replies.row_a_participant'),
  ]
}

/** `query`: of the table that is shown. */
export const viewLinks = (
  views: readonly SavedView[],
  query: string,
  isAdmin: boolean,
): ViewLink[] =>
  views.map(view => ({
    id: view.id,
    label: view.name,
    href: view.query ? `${tablePath}?${view.query}` : tablePath,
    isCurrent: view.query === query,
    isShared: view.isShared,
    mayRemove: view.isOwn || (view.isShared && isAdmin),
  }))

/** What everybody is asked stands before what each form asks. */
export function columnGroups(
  asked: TableQuery,
  shown: readonly Attribute[],
  t: Translate,
): ColumnGroup[] {
  const choosable = columnsFor(asked).filter(({ column }) => !column?.onlyForParticipants)
  const groups = Map.groupBy(inTableOrder(choosable), ({ form }) => form)
  return [...groups].map(([form, columns]) => ({
    title: form ? t(`${form}:short`) : t('admin:replies.columns_of_all'),
    columns: columns.map(attribute => ({
      name: attribute.name,
      label: attribute.label(t),
      isShown: shown.includes(attribute),
    })),
  }))
}
