import { edition } from '#edition/index.ts'
import { type TextIn, typedFor } from '../../every-language.ts'
import { fullName, nativeNameOf, organizationIn } from '../../facts/person.ts'
import type { Language, Translate } from '../../i18n.ts'
import { lookOf } from '../../replies/statuses.ts'
import type { Attribute } from '../../table/attribute.ts'
import { type TableParticipant, type TableReply, withoutReply } from '../../table/table-reply.ts'
import { foreignTo } from '../../text-language.ts'
import { tablePath } from './table-query.ts'

export type RowView = {
  name: NameView
  cells: CellView[]
  isUnread: boolean
  /** What marks the row for a change of several. */
  mark: { value: string; label: string } | undefined
}

/** The name that stands first in a row, with what tells people of one name apart. */
export type NameView = { href: string; name: string; native: TextIn; employer: TextIn }

export type CellView = {
  text: string
  /** How the status looks that the text says; empty: it says none. */
  statusLook: string
  /** The instant that the text says; empty: it says none. */
  instant: string
  isCode: boolean
  /** Somebody typed it, in whatever language. */
  isFree: boolean
  /** Of what was typed in another language than the reader's. */
  lang: string | undefined
  /** What stands behind the text in smaller letters. */
  lines: string[]
}

const cell: CellView = {
  text: '',
  statusLook: '',
  instant: '',
  isCode: false,
  isFree: false,
  lang: undefined,
  lines: [],
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
  native: typedFor(language, nativeNameOf(person)),
  employer: typedFor(language, organizationIn(person, language)),
})

function stateIn({ states }: TableParticipant, form: string, t: Translate): CellView {
  const state = states[form]
  const text = t(`admin:status.${state ?? 'none'}`)
  return { ...cell, text, statusLook: state ? lookOf(state) : 'none' }
}

function cellOf(attribute: Attribute, reply: TableReply, t: Translate): CellView {
  // What was never changed has no date of a change.
  if (attribute.name === 'changed_at' && reply.changedAt === reply.submittedAt) return cell
  const values = attribute.valuesOf(reply)
  const text = values.map(value => attribute.inWords(value, t)).join(', ')
  const look = attribute.column?.look
  if (look === 'status')
    return { ...cell, text, statusLook: lookOf(reply.status), lines: linesBeside(reply, t) }
  return {
    ...cell,
    text,
    instant: look === 'moment' ? (values[0] ?? '') : '',
    isCode: look === 'code',
    isFree: look === 'free',
    lang: look === 'free' ? foreignTo(t.language, text, attribute.field?.language) : undefined,
  }
}

const linesBeside = ({ pendingStatus, late }: TableReply, t: Translate): string[] => [
  ...(pendingStatus
    ? [t('admin:programme.pending', { decision: t(`admin:decide.${pendingStatus}`) })]
    : []),
  ...(late ? [t('admin:replies.late')] : []),
]
