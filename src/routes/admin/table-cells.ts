import { short } from '../../dates.ts'
import { typedFor } from '../../every-language.ts'
import { organizationIn } from '../../facts/person.ts'
import type { Language, Translate } from '../../i18n.ts'
import { lookOf, type ReplyStatus } from '../../replies/statuses.ts'
import { type Attribute, type Column, isNone } from '../../table/attribute.ts'
import { labelOf } from '../../table/labels.ts'
import type { TableReply } from '../../table/table-reply.ts'
import { foreignTo } from '../../text-language.ts'

/** A cell is one line; what does not fit is cut, and whole in its `title`. */
export type CellView = {
  /** What its column is for styles. */
  look: Column['look']
  /** The head of its column, for a screen too narrow for heads. */
  label: string
  text: string
  title: string
  /** How the status looks that the text says; empty: it says none. */
  statusLook: string
  /** A decision that waits for its letter; empty: none does. */
  untold: { text: string; title: string } | undefined
  /** What else there is to know, in small letters. */
  remark: string
  /** The instant that the text says; empty: it says none. */
  instant: string
  /** The reply is not any more as it first came. */
  isChanged: boolean
  /** Somebody typed it, in whatever language. */
  isTyped: boolean
  /** Of what was typed in another language than the reader's. */
  lang: string | undefined
}

type Reader = { language: Language; t: Translate }
type Shown = Partial<CellView>

export const cellOf = (attribute: Attribute, reply: TableReply, reader: Reader): CellView => {
  const look = attribute.column?.look ?? 'text'
  return { ...emptyCell(attribute, reader.t), ...shownAs[look](attribute, reply, reader) }
}

/** What has become of a participant's reply to a form. */
export const stateCell = (
  attribute: Attribute,
  state: ReplyStatus | undefined,
  { t }: Reader,
): CellView => ({
  ...emptyCell(attribute, t),
  text: t(`admin:status.${state ?? 'none'}`),
  statusLook: state ? lookOf(state) : 'none',
})

const emptyCell = (attribute: Attribute, t: Translate): CellView => ({
  look: attribute.column?.look ?? 'text',
  label: labelOf(attribute, t),
  text: '',
  title: '',
  statusLook: '',
  untold: undefined,
  remark: '',
  instant: '',
  isChanged: false,
  isTyped: false,
  lang: undefined,
})

type Show = (attribute: Attribute, reply: TableReply, reader: Reader) => Shown

const inWords: Show = (attribute, reply, { t }) => {
  const values = attribute.valuesOf(reply).filter(value => !isNone(attribute, value))
  const text = values.map(value => attribute.inWords(value, t)).join(', ')
  return { text, title: text }
}

const shownAs: Record<Column['look'], Show> = {
  text: inWords,
  code: inWords,
  form: (_, { form }, { t }) => ({ text: t(`${form}:tab`), title: t(`${form}:short`) }),
  person(attribute, reply, reader) {
    const { text = '' } = inWords(attribute, reply, reader)
    return { text: text.split('@')[0] ?? '', title: text }
  },
  free(attribute, reply, reader) {
    const words = inWords(attribute, reply, reader)
    return {
      ...words,
      isTyped: true,
      lang: foreignTo(reader.t.language, words.text ?? '', attribute.field?.language),
    }
  },
  employer(_, { person }, { language }) {
    const { text, lang } = typedFor(language, organizationIn(person, language))
    return { text, title: text, isTyped: true, lang }
  },
  status: (attribute, reply, reader) => ({
    ...inWords(attribute, reply, reader),
    title: '',
    statusLook: lookOf(reply.status),
    untold: untoldIn(reply, reader.t),
    remark: reply.late ? reader.t('admin:replies.late') : '',
  }),
  moment(attribute, reply) {
    const [instant = ''] = attribute.valuesOf(reply)
    return { text: instant && short(Temporal.Instant.from(instant)), instant }
  },
  day(attribute, reply) {
    const [instant = ''] = attribute.valuesOf(reply)
    if (!instant) return {}
    const at = Temporal.Instant.from(instant)
    return {
      text: shortDate(at),
      title: short(at),
      instant,
      isChanged: reply.changedAt !== reply.submittedAt,
    }
  },
}

/** «28.04»: the year is in the title. */
const shortDate = (at: Temporal.Instant): string => short(at).slice(0, 'DD.MM'.length)

function untoldIn({ pendingStatus }: TableReply, t: Translate): CellView['untold'] {
  if (!pendingStatus) return undefined
  const text = t(`admin:decide.${pendingStatus}`)
  return { text, title: t('admin:programme.pending', { decision: text }) }
}
