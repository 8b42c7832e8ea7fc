import type { z } from 'zod'

/** An answer: a text or option, several options, or rows of texts. A ticked checkbox is 'yes'. */
export type Answer = string | string[] | Row[]
export type Row = Record<string, string>
/** By the name of the field. An absent name: the field was not asked or was left empty. */
export type Answers = Record<string, Answer>

/** A condition: each named field has one of these options. */
export type When = Record<string, readonly string[]>

/** An option, or how it follows from what is known; empty: nothing is known. */
export type Preset = string | ((known: Known) => string)
/** `answersTo`: the answers of the participant's reply in force to a form. */
export type Known = { language: string; answersTo(form: string): Answers | undefined }

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
 * Autocomplete tokens for participants (`self`) and for assistants (`onBehalf`). The latter is off
 * by default: a browser would fill the assistant's own details in as the participant's.
 */
export type Autocomplete = { self?: string; onBehalf?: string }

export type Field = {
  /** The name in HTML, in the database, in locales and in CSV. */
  name: string
  kind: Kind
  /** The key of its words: `person:family_name` has `.label`, `.object`, `.hint`, `.options`. */
  text: string
  /** `sometimes`: the form's `check` decides; the page does not mark the field as optional. */
  required: boolean | 'sometimes'
  when: When | undefined
  /** After these answers it need not be answered, and the steps do not show it. */
  dispensableWhen: When | undefined
  /** What most answer: the steps say it in a sentence that opens to be changed. */
  preset: Preset | undefined
  /** What follows from the other answers: the steps fill it in where nothing was chosen. */
  derived: ((answers: Answers) => string[]) | undefined
  options: readonly string[]
  /** Prefix that makes an option the key of its words; several fields may share it. */
  optionsText: string
  /** Options are shown in alphabetical order of their words, not in the order of the list. */
  alphabetical: boolean
  /** Other names that people may type to find an option, by option. */
  aliases: Record<string, readonly string[]>
  /** The largest number of characters, options or rows. */
  max: number
  /** The fields of a row, where `kind` is `rows`. */
  fields: readonly Field[]
  /** May tell of health or belief: hidden from viewers and left out of exports by default. */
  sensitive: boolean
  /** The desk's search finds a reply by the answer. */
  isSearched: boolean
  /** Options are ISO dates, shown in the words of the calendar. */
  areDays: boolean
  /** The last part of the address of a page that tells more; it opens beside the form. */
  page: string | undefined
  /** Options are the languages of the site, shown by their names. */
  areLanguages: boolean
  /** In which language the answer is asked; undefined: in any. */
  language: string | undefined
  /** The page shows the number of characters. */
  counted: boolean
  autocomplete: Autocomplete
  /** The name of the field from whose text a Latin spelling can be suggested. */
  latinFrom: string | undefined
  /** What of a typed text is kept; empty: nothing was typed. */
  clean(text: string): string
  /** The rules for a non-empty answer, as a zod schema whose messages are codes. */
  schema: z.ZodType
}
