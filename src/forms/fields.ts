import type { z } from 'zod'

/**
 * What a field holds: text or one option, several options, or rows of texts. A ticked checkbox is
 * 'yes'.
 */
export type Answer = string | string[] | Row[]
export type Row = Record<string, string>
/** Only asked and answered fields are in here: an absent name means "not asked" or "left empty". */
export type Answers = Record<string, Answer>

/** Asked only when each named field has one of these options. */
export type When = Record<string, readonly string[]>

export type Kind =
  | 'text'
  | 'email'
  | 'tel'
  | 'url'
  | 'textarea'
  | 'radio'
  | 'select'
  | 'checkboxes'
  | 'checkbox'
  | 'rows'

/**
 * On behalf of somebody else a browser would offer the assistant's own name for the participant's:
 * so off by default.
 */
export type Autocomplete = { self: string; onBehalf?: string }

export type Field = {
  /** HTML name, stored key, locale key and CSV column at once. */
  name: string
  kind: Kind
  /** Where its words are: `person:family_name` has `.label`, `.object`, `.hint`, `.options`. */
  text: string
  /** `sometimes`: the form's check decides, so it is not marked optional either. */
  required: boolean | 'sometimes'
  when: When | undefined
  options: readonly string[]
  /** Goes before an option's value to make the key of its words; fields may share them. */
  optionsText: string
  /** Options are shown in the order of their words, not of the list. */
  alphabetical: boolean
  /** Other names that people type for an option. */
  aliases: Record<string, string>
  /** The most characters, options or rows. */
  max: number
  /** The fields of a row. */
  fields: readonly Field[]
  /** Health or belief may show in it: hidden from viewers and from default exports. */
  sensitive: boolean
  /** Its options are days, as ISO dates, put into words by the calendar. */
  areDays: boolean
  /** Its options are the languages of the site. */
  areLanguages: boolean
  /** In which language the answer is asked; undefined: in any. */
  language: string | undefined
  /** Shows a count of characters. */
  counted: boolean
  /**
   * Tokens for those who fill in for themselves, and for those who do it on behalf of the
   * participant.
   */
  autocomplete: Autocomplete
  /** The field in another script that a Latin spelling can be suggested from. */
  latinFrom: string | undefined
  /** The field that may be copied where both are the same. */
  copyFrom: string | undefined
  /** The rules for a non-empty answer, as a zod schema whose messages are codes. */
  schema: z.ZodType
}
