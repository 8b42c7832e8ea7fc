import type { Field } from '../forms/fields.ts'
import type { Translate } from '../i18n.ts'
import { compareIn } from '../intl.ts'
import type { TableReply } from './table-reply.ts'

/**
 * Something that is known of a reply: by it the table is filtered and sorted, it is a column of the table and of
 * exports. Everything that the secretariat can do with it follows from its entry in `attributes.ts`.
 */
export type Attribute = {
  /** In the address, as a column and as its code in files. */
  name: string
  /** `participant`: the same in every reply of somebody, so that the table of participants has it too. */
  of: 'reply' | 'participant'
  /** The field that it is the answer to, and the form that asks it; without a form everybody is asked. */
  field?: Field
  form?: string
  /** The codes or texts that the reply has; none: it has none. */
  valuesOf(reply: TableReply): readonly string[]
  label(t: Translate): string
  inWords(value: string, t: Translate): string
  filter?: Filter
  column?: Column
  sort?: Sort
  export?: Export
}

export type Filter = {
  /** Stands in the form; else it is among the further conditions. */
  isFirst?: boolean
  /** All values in their order; undefined: they are made up as the secretariat goes along. */
  values?: readonly string[]
  /** Offered in the order of their words. */
  isAlphabetical?: boolean
  /** `noValue` stands for whoever has none; elsewhere it is an answer like others. */
  hasNone?: true
  /** It is either so or not: the only value is `1`. */
  isFlag?: boolean
  /** Only for a row a participant. */
  onlyForParticipants?: boolean
}

export type Column = {
  /** Its place among the columns that everybody has who has chosen none. */
  usual?: number
  look: 'text' | 'code' | 'moment' | 'status' | 'free'
  onlyForParticipants?: boolean
}

/**
 * `values`: group by group in the order of the filter's values. `time`: as the replies came. Else by a column of the
 * database that has an index; where `form` is set, replies to other forms come last.
 */
export type Sort =
  | { by: 'values' }
  | { by: 'time' }
  | { by: 'column'; table: 'participants' | 'replies'; column: string }

export type Export = {
  /** A row a participant has it too. */
  isJoined?: boolean
  /** Only in an export of what has changed. */
  onlyWithChanges?: boolean
  /** Between several values, as codes and in words. */
  separators?: readonly [codes: string, words: string]
  /** Its heading says in which zone its moments are. */
  isMoment?: boolean
}

/** Stands for replies without a value, where these can be asked for too (`hasNone`); it is last in every order. */
export const noValue = 'none'

export const isNone = (attribute: Attribute | undefined, value: string): boolean =>
  value === noValue && attribute?.filter?.hasNone === true

/** The values in the order in which they are offered and sorted. */
export function valuesInOrder({ filter, inWords }: Attribute, t: Translate | undefined): string[] {
  const values = [...(filter?.values ?? [])]
  if (!filter?.isAlphabetical || !t) return values
  const words = new Map(values.map(value => [value, inWords(value, t)]))
  const compare = compareIn(t.language)
  return values.sort((a, b) => compare(words.get(a) ?? '', words.get(b) ?? ''))
}
