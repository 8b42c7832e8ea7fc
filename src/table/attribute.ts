import type { Field } from '../forms/fields.ts'
import type { Translate } from '../i18n.ts'
import { compareIn } from '../intl.ts'
import type { TableReply } from './table-reply.ts'

/**
 * A property of a reply that the table can filter and sort by and show as a column, and that files
 * can have as a column. What the secretariat can do with it is said by its entry in
 * `attributes.ts`.
 */
export type Attribute = {
  /** Its name in addresses and in lists of columns, and the code of its column in files. */
  name: string
  /** `participant`: the same in all replies of one participant, so their table has it too. */
  of: 'reply' | 'participant'
  /** Set where it is the answer to a field; `form` is left out where every form asks for it. */
  field?: Field
  form?: string
  /** The reply's values as codes or as typed; empty where it has none. */
  valuesOf(reply: TableReply): readonly string[]
  label(t: Translate): string
  inWords(value: string, t: Translate): string
  filter?: Filter
  column?: Column
  sort?: Sort
  export?: Export
  /** Pages beside the table count by it; the table offers no such filter. */
  isCounted?: true
}

export type Filter = {
  /** Shown in the form at once; others are under "further conditions". */
  isAlwaysShown?: boolean
  /** All possible values in order; undefined: staff make values up, such as tags. */
  values?: readonly string[]
  /** Where all possible values cannot be listed: whether this can be one. */
  isValue?(text: string): boolean
  /** Offered in alphabetical order of their words. */
  isAlphabetical?: boolean
  /** `noValue` stands for replies without a value; otherwise it is an ordinary answer. */
  hasNone?: true
  /** True or false; the only value is `1`. */
  isFlag?: boolean
  /** Only in the table of participants. */
  onlyForParticipants?: boolean
}

export type Column = {
  /** Its place among the default columns; left out: it is not one of them. */
  usual?: number
  /** How a cell shows it: `day` an instant by its date, `person` a member, `employer` in the reader's language. */
  look: 'text' | 'code' | 'moment' | 'day' | 'status' | 'free' | 'person' | 'employer' | 'form'
  onlyForParticipants?: boolean
}

/**
 * `values`: in groups, in the order of the filter's values. `time`: by the time at which replies
 * came. `column`: by an indexed column of the database, whose order is kept in memory. Where the
 * attribute's `form` is set, replies to other forms come last.
 */
export type Sort = { by: 'values' } | { by: 'time' } | ({ by: 'column' } & SortColumn)

/** An indexed column by which rows are sorted. `mayBeNull`: rows without a value come last. */
export type SortColumn = { table: 'participants' | 'replies'; column: string; mayBeNull?: true }

export type Export = {
  /** Also a column of the joined sheet, which has one row per participant. */
  isJoined?: boolean
  /** Only in an export of changes. */
  onlyWithChanges?: boolean
  /** Put between several values of one cell. */
  separators?: readonly [codes: string, words: string]
  /** The heading names the time zone; a workbook has it as a time. */
  isMoment?: boolean
  /** A workbook has it as a number. */
  isNumber?: boolean
  /** Staff make its values up. */
  isTyped?: boolean
}

/** Stands for replies without a value where a filter says `hasNone`; last in every order. */
export const noValue = 'none'

export const isNone = (attribute: Attribute | undefined, value: string): boolean =>
  value === noValue && attribute?.filter?.hasNone === true

/** The values as they are offered and sorted; without `t` not by alphabet. */
export function valuesInOrder({ filter, inWords }: Attribute, t: Translate | undefined): string[] {
  const values = [...(filter?.values ?? [])]
  if (!filter?.isAlphabetical || !t) return values
  const words = new Map(values.map(value => [value, inWords(value, t)]))
  const compare = compareIn(t.language)
  return values.sort((a, b) => compare(words.get(a) ?? '', words.get(b) ?? ''))
}
