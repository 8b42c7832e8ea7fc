import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { Attribute } from '../table/attribute.ts'
import { attributes } from '../table/attributes.ts'
import type { TableReply } from '../table/table-reply.ts'
import { type AttributeColumn, columnsOf } from './attribute-columns.ts'
import type { Column, ColumnChoice } from './column.ts'

/**
 * A row of the joined sheet. `participant`: one of the participant's replies, for what does not
 * depend on the form. `replies`: by form.
 */
export type JoinedReplies = {
  participant: TableReply
  replies: Readonly<Record<string, TableReply>>
}

/** A row per reply: its properties, the person, and the answers to the `shown` forms. */
export const replyColumns = (shown: readonly Form[], choice: ColumnChoice): AttributeColumn[] =>
  chosen(
    exported(choice)
      .filter(({ form }) => form === undefined || shown.some(({ path }) => path === form))
      .flatMap(attribute => columnsOf(attribute, choice)),
    choice,
  )

/** A row per participant: the person, and the replies to all forms side by side. */
export function joinedColumns(choice: ColumnChoice): Column<JoinedReplies>[] {
  const all = exported(choice)
  const ofParticipant = all.filter(one => one.export?.isJoined || isOfPerson(one))
  return chosen(
    [
      ...ofParticipant
        .flatMap(attribute => columnsOf(attribute, choice))
        .map(column => readFrom(column, ({ participant }) => participant)),
      ...edition.forms.flatMap(form => columnsOfReply(form, all, choice)),
    ],
    choice,
  )
}

function columnsOfReply(
  { path }: Form,
  all: readonly Attribute[],
  choice: ColumnChoice,
): Column<JoinedReplies>[] {
  const ofReply = (column: AttributeColumn) => readFrom(column, ({ replies }) => replies[path])
  const status = all.filter(({ name }) => name === 'status')
  const answers = all.filter(({ form }) => form === path)
  return [
    ...status
      .flatMap(attribute => columnsOf(attribute, choice))
      .map(column => ({
        ...ofReply(column),
        code: `${path}.${column.code}`,
        heading: (t: Translate) => `${t(`${path}:short`)}: ${column.heading(t)}`,
      })),
    ...answers.flatMap(attribute => columnsOf(attribute, choice)).map(ofReply),
  ]
}

/** The same column, of the reply that stands in a row; nothing where there is none. */
const readFrom = (
  { exact, ...column }: AttributeColumn,
  replyIn: (row: JoinedReplies) => TableReply | undefined,
): Column<JoinedReplies> => ({
  ...column,
  cell: row => withReply(replyIn(row), column.cell) ?? '',
  ...(exact && { exact: (row: JoinedReplies) => withReply(replyIn(row), exact) }),
})

const withReply = <V>(
  reply: TableReply | undefined,
  read: (reply: TableReply) => V,
): V | undefined => (reply ? read(reply) : undefined)

/** The exported attributes in their order; sensitive ones only where the choice includes them. */
const exported = ({ hasSensitive, hasChange }: ColumnChoice): Attribute[] =>
  attributes
    .filter(one => one.export && (hasChange || !one.export.onlyWithChanges))
    .filter(({ field }) => hasSensitive || !field?.sensitive)

const isOfPerson = ({ field, form }: Attribute): boolean =>
  field !== undefined && form === undefined

const alwaysThere = attributes.filter(
  ({ name, export: exported }) => name === 'reference' || exported?.onlyWithChanges,
)

const chosen = <C extends { code: string }>(all: C[], { columns }: ColumnChoice): C[] =>
  columns
    ? all.filter(
        ({ code }) =>
          alwaysThere.some(({ name }) => name === code) ||
          columns.some(one => code === one || code.startsWith(`${one}.`)),
      )
    : all
