import { edition } from '#edition/index.ts'
import { type TextIn, typedFor } from '../../every-language.ts'
import { fullName, nativeNameOf } from '../../facts/person.ts'
import type { Language, Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { type TableParticipant, type TableReply, withoutReply } from '../../table/table-reply.ts'
import { recordHref } from './record-href.ts'
import { type CellView, cellOf, stateCell } from './table-cells.ts'

export type RowView = {
  /** By which the way back from the record finds it. */
  id: string
  href: string
  name: string
  native: TextIn
  cells: CellView[]
  isUnread: boolean
  /** What marks the row for a change of several. */
  mark: { value: string; label: string; isTicked: boolean } | undefined
}

/** `list`: the query of the table, which the record goes through. */
type Reader = {
  language: Language
  t: Translate
  mayWrite: boolean
  list: string
  /** Replies that were marked before, by their ids. */
  ticked: ReadonlySet<number>
}

export const replyRow = (
  reply: TableReply,
  columns: readonly Attribute[],
  reader: Reader,
): RowView => ({
  ...named(reply, reader, reply.form),
  cells: columns.map(attribute => cellOf(attribute, reply, reader)),
  isUnread: reply.isUnread,
  mark: reader.mayWrite ? markOf(reply, reader) : undefined,
})

const markOf = ({ id, version, person, form }: TableReply, { t, ticked }: Reader) => ({
  value: `${id}:${version}`,
  label: t('admin:batch.select', { name: `${fullName(person)}, ${t(`${form}:short`)}` }),
  isTicked: ticked.has(id),
})

/** The columns of the forms say what has become of each reply; all others are the participant's. */
export const participantRow = (
  participant: TableParticipant,
  columns: readonly Attribute[],
  reader: Reader,
): RowView => ({
  ...named(participant, reader),
  cells: columns.map(attribute =>
    edition.formPaths.includes(attribute.name)
      ? stateCell(attribute, participant.states[attribute.name], reader)
      : cellOf(attribute, withoutReply(participant), reader),
  ),
  isUnread: false,
  mark: undefined,
})

function named(
  { reference, person }: Pick<TableReply, 'reference' | 'person'>,
  { language, list }: Reader,
  form?: string,
) {
  return {
    id: form ? `row-${reference}-${form}` : `row-${reference}`,
    href: recordHref(reference, form, list),
    name: fullName(person),
    native: typedFor(language, nativeNameOf(person)),
  }
}
