import type { Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { sortedBy } from '../../table/sorting.ts'
import { linkTo, rowsOf, type TableQuery, tablePath } from './table-query.ts'

/** The head of a column; without a link the table cannot be sorted by it. */
export type HeadView = {
  label: string
  href: string | undefined
  title: string
  sorted: 'ascending' | 'descending' | undefined
}

/** The columns that this member sees: those of their choice, else the usual ones. */
export function shownColumns(
  asked: TableQuery,
  chosen: readonly string[] | undefined,
): Attribute[] {
  const isShown = ({ name, column }: Attribute) =>
    column?.onlyForParticipants || (chosen ? chosen.includes(name) : column?.usual !== undefined)
  return inTableOrder(columnsFor(asked).filter(isShown))
}

/** All columns that this table can have. */
export const columnsFor = ({ rows }: Pick<TableQuery, 'rows'>): Attribute[] =>
  attributes.filter(({ column, of }) =>
    rows === 'participants'
      ? column && of === 'participant'
      : column && !column.onlyForParticipants,
  )

/** The usual ones first, in their places. */
export const inTableOrder = (columns: readonly Attribute[]): Attribute[] => {
  const place = ({ column }: Attribute) => column?.usual ?? columns.length
  return columns.toSorted((a, b) => place(a) - place(b))
}

export function headsFor(
  asked: TableQuery,
  columns: readonly Attribute[],
  t: Translate,
): HeadView[] {
  const name = attributes.filter(attribute => attribute.name === 'name')
  const sortable = sortedBy(rowsOf(asked))
  const labelled = labelsOf(columns, t)
  return [...name, ...columns].map(attribute => ({
    ...headOf(attribute, asked, sortable, t),
    label: labelled.get(attribute) ?? attribute.label(t),
  }))
}

/** What two forms ask in the same words is told apart by the form. */
function labelsOf(columns: readonly Attribute[], t: Translate): Map<Attribute, string> {
  const alike = Map.groupBy(columns, ({ label }) => label(t))
  return new Map(
    columns.map(one => {
      const label = one.label(t)
      const isAlone = alike.get(label)?.length === 1
      return [one, isAlone || !one.form ? label : `${label} (${t(`${one.form}:short`)})`]
    }),
  )
}

function headOf(
  { name, label }: Attribute,
  asked: TableQuery,
  sortable: readonly Attribute[],
  t: Translate,
): HeadView {
  const [isUp, isDown] = [asked.sort === name, asked.sort === `-${name}`]
  const canSort = sortable.some(one => one.name === name)
  const sort = isUp ? `-${name}` : name
  return {
    label: label(t),
    href: canSort ? linkTo(tablePath, { ...asked, sort, page: 1 }) : undefined,
    title: t('admin:replies.sort', { column: label(t) }),
    sorted: sortedAs(isUp, isDown),
  }
}

function sortedAs(isUp: boolean, isDown: boolean): HeadView['sorted'] {
  if (isUp) return 'ascending'
  return isDown ? 'descending' : undefined
}
