import { edition } from '#edition/index.ts'
import { short } from '../../dates.ts'
import { fullName, nativeNameOf, organizationIn } from '../../facts/person.ts'
import type { Language, Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { sortedBy } from '../../table/sorting.ts'
import { type TableParticipant, type TableReply, withoutReply } from '../../table/table-reply.ts'
import { linkTo, rowsOf, type TableQuery, tablePath } from './table-query.ts'

/** The head of a column; without a link the table cannot be sorted by it. */
export type HeadView = {
  label: string
  href: string | undefined
  title: string
  sorted: 'ascending' | 'descending' | undefined
}

export type RowView = {
  name: NameView
  cells: CellView[]
  isUnread: boolean
  /** What marks the row for a change of several. */
  mark: { value: string; label: string } | undefined
}

/** The name that stands first in a row, with what tells people of one name apart. */
export type NameView = { href: string; name: string; native: string; employer: string }

/** `lines`: what stands behind the text in smaller letters. */
export type CellView = {
  look: 'text' | 'code' | 'moment' | 'status' | 'free'
  text: string
  /** The instant of a moment, or the status that the text says. */
  value: string
  lines: string[]
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

type Reader = { language: Language; t: Translate; mayWrite: boolean }

export const replyRow = (
  reply: TableReply,
  columns: readonly Attribute[],
  { language, t, mayWrite }: Reader,
): RowView => ({
  name: nameIn(reply, language),
  cells: columns.map(attribute => cellOf(attribute, reply, t)),
  isUnread: reply.isUnread,
  mark: mayWrite
    ? {
        value: `${reply.id}:${reply.version}`,
        label: t('admin:batch.select', {
          name: `${fullName(reply.person)}, ${t(`${reply.form}:short`)}`,
        }),
      }
    : undefined,
})

/** The columns of the forms say what has become of each reply; all others are the participant's. */
export const participantRow = (
  participant: TableParticipant,
  columns: readonly Attribute[],
  { language, t }: Reader,
): RowView => ({
  name: nameIn(participant, language),
  cells: columns.map(attribute =>
    edition.formPaths.includes(attribute.name)
      ? stateIn(participant, attribute.name, t)
      : cellOf(attribute, withoutReply(participant), t),
  ),
  isUnread: false,
  mark: undefined,
})

const nameIn = (
  { reference, person }: Pick<TableReply, 'reference' | 'person'>,
  language: Language,
): NameView => ({
  href: `${tablePath}/${reference}`,
  name: fullName(person),
  native: nativeNameOf(person),
  employer: organizationIn(person, language),
})

function stateIn({ states }: TableParticipant, form: string, t: Translate): CellView {
  const state = states[form] ?? 'none'
  return { look: 'status', text: t(`admin:status.${state}`), value: state, lines: [] }
}

function cellOf(attribute: Attribute, reply: TableReply, t: Translate): CellView {
  const values = attribute.valuesOf(reply)
  const cell: CellView = {
    look: attribute.column?.look ?? 'text',
    text: values.map(value => attribute.inWords(value, t)).join(', '),
    value: values[0] ?? '',
    lines: [],
  }
  if (cell.look === 'status') return { ...cell, lines: linesBeside(reply, t) }
  // What was never changed has no date of a change.
  const isUnchanged = attribute.name === 'changed_at' && reply.changedAt === reply.submittedAt
  return isUnchanged ? { ...cell, look: 'text', text: '' } : cell
}

const linesBeside = ({ pendingStatus, late }: TableReply, t: Translate): string[] => [
  ...(pendingStatus
    ? [t('admin:programme.pending', { status: t(`admin:status.${pendingStatus}`) })]
    : []),
  ...(late ? [t('admin:replies.late')] : []),
]

/** An instant as tables have it. */
export const momentOf = (instant: string): string => short(Temporal.Instant.from(instant))
