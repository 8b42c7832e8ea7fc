import { edition } from '#edition/index.ts'
import { orNothing, type Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { labelOf } from '../../table/labels.ts'
import { sortedBy } from '../../table/sorting.ts'
import { linkTo, rowsOf, type TableQuery, tablePath } from './table-query.ts'

/** The head of a column; without a link the table cannot be sorted by it. */
export type HeadView = {
  /** What its column is for styles. */
  look: string
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

/** `isInOrder`: the rows stand in the order that was asked for. */
export function headsFor(
  asked: TableQuery,
  columns: readonly Attribute[],
  t: Translate,
): HeadView[] {
  const name = attributes.filter(attribute => attribute.name === 'name')
  const sortable = sortedBy(rowsOf(asked))
  return [...name, ...columns].map(attribute => {
    const label = labelOf(attribute, t)
    return {
      look: attribute.column?.look ?? 'name',
      label: headOf(attribute, t) || label,
      href: sortable.includes(attribute) ? sortLink(attribute, asked) : undefined,
      title: t('admin:replies.sort', { column: label }),
      sorted: sortedAs(attribute, asked),
    }
  })
}

/** A shorter name that some columns have; of a form's column the form's. */
const headOf = ({ name }: Attribute, t: Translate): string =>
  edition.formPaths.includes(name)
    ? t(`${name}:tab`)
    : t(`admin:attributes.${name}.head`, orNothing)

/** Up at first, then the other way round. */
const sortLink = ({ name }: Attribute, asked: TableQuery): string =>
  linkTo(tablePath, { ...asked, sort: asked.sort === name ? `-${name}` : name, page: 1 })

function sortedAs({ name }: Attribute, { sort }: TableQuery): HeadView['sorted'] {
  if (sort === name) return 'ascending'
  return sort === `-${name}` ? 'descending' : undefined
}

/** The ones that are shown unless others are chosen, and no others. */
export const isUsual = (columns: readonly Attribute[]): boolean =>
  columns.every(({ column }) => column?.usual !== undefined)

/** More than the usual ones: on most screens they have to be scrolled sideways. */
export const isWide = (columns: readonly Attribute[]): boolean =>
  columns.filter(({ column }) => column?.usual === undefined).length > 2
