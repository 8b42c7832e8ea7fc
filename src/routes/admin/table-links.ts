import type { Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { columnsFor, inTableOrder } from './table-heads.ts'
import { linkTo, type TableQuery, tablePath, usualSort } from './table-query.ts'

/** What stands around the rows of the table: where else one can go, and which columns there are. */

export type Link = { href: string; label: string }
export type RowsLink = Link & { isCurrent: boolean }
export type ColumnGroup = {
  title: string
  columns: { name: string; label: string; isShown: boolean }[]
}

/** A row a reply, or a row a participant. */
export function rowsSwitch(asked: TableQuery, t: Translate): RowsLink[] {
  const tab = (rows: TableQuery['rows'], label: string) => ({
    href: linkTo(tablePath, { ...asked, rows, sort: usualSort({ rows }), page: 1 }),
    label: t(label),
    isCurrent: asked.rows === rows,
  })
  return [tab(undefined, 'admin:rooms.replies'), tab('participants', 'admin:participants.title')]
}

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
