import { z } from 'zod'
import {
  atLeast,
  atMost,
  httpLink,
  latinLetters,
  nameCharacters,
  oneEmail,
  type Problem,
  phoneDigits,
  type Rule,
} from './rules.ts'

/** What a field holds: text or one option, several options, or rows of texts. A ticked checkbox is 'yes'. */
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

/** On behalf of somebody else a browser would offer the assistant's own name for the participant's: so off by default. */
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
  /** Shows a count of characters. */
  counted: boolean
  /** Tokens for those who fill in for themselves, and for those who do it on behalf of the participant. */
  autocomplete: Autocomplete
  /** The field in another script that a Latin spelling can be suggested from. */
  latinFrom: string | undefined
  /** The field in the other language that may be copied where both are the same. */
  copyFrom: string | undefined
  /** The rules for a non-empty answer, as a zod schema whose messages are codes. */
  schema: z.ZodType
}

type Details = Partial<
  Pick<
    Field,
    'required' | 'when' | 'sensitive' | 'counted' | 'autocomplete' | 'latinFrom' | 'copyFrom'
  >
>
type TextDetails = Details & { min?: number; max: number; latin?: boolean; name?: boolean }
type ChoiceDetails = Details & {
  max?: number
  optionsText?: string
  alphabetical?: boolean
  aliases?: Record<string, string>
}

/** Constructors of fields whose words are in this namespace. Every field is required unless it says otherwise. */
export function fieldsIn(namespace: string) {
  const field = (name: string, kind: Kind, schema: z.ZodType, details: Partial<Field>): Field => ({
    name,
    kind,
    text: `${namespace}:${name}`,
    required: true,
    when: undefined,
    options: [],
    optionsText: `${namespace}:${name}.options.`,
    alphabetical: false,
    aliases: {},
    max: Number.POSITIVE_INFINITY,
    fields: [],
    sensitive: false,
    areDays: false,
    counted: false,
    autocomplete: { self: 'off' },
    latinFrom: undefined,
    copyFrom: undefined,
    schema,
    ...details,
  })

  const typed =
    (kind: Kind, own: Rule[]) =>
    (name: string, { min = 0, latin, name: isName, ...details }: TextDetails) => {
      const rules = [
        ...own,
        isName && nameCharacters,
        latin && latinLetters,
        atLeast(min),
        atMost(details.max),
      ]
      return field(
        name,
        kind,
        textSchema(rules.filter(rule => typeof rule === 'function')),
        details,
      )
    }

  const choice =
    (kind: Kind) =>
    (name: string, options: readonly string[], details: ChoiceDetails = {}) =>
      field(name, kind, choiceSchema(options), { options, ...details })

  return {
    text: typed('text', []),
    email: (name: string, details: Details = {}) =>
      typed('email', [oneEmail])(name, { max: 254, ...details }),
    tel: (name: string, details: Details = {}) =>
      typed('tel', [phoneDigits])(name, { max: 60, ...details }),
    url: typed('url', [httpLink]),
    textarea: typed('textarea', []),
    radio: choice('radio'),
    select: choice('select'),
    checkboxes: (name: string, options: readonly string[], details: ChoiceDetails = {}) =>
      field(name, 'checkboxes', severalSchema(options, details.max ?? options.length), {
        options,
        ...details,
      }),
    days: (name: string, options: readonly string[], details: ChoiceDetails = {}) =>
      field(name, 'checkboxes', severalSchema(options, options.length), {
        options,
        areDays: true,
        ...details,
      }),
    checkbox: (name: string, details: Details = {}) =>
      field(name, 'checkbox', choiceSchema(['yes']), details),
    rows: (name: string, max: number, fields: readonly Field[], details: Details = {}) =>
      field(name, 'rows', rowsSchema(max), {
        max,
        fields: fields.map(column => inRow(column, namespace, name)),
        required: false,
        ...details,
      }),
  }
}

/** A row's words stand under the field they belong to. */
const inRow = (column: Field, namespace: string, name: string): Field => ({
  ...column,
  text: `${namespace}:${name}.fields.${column.name}`,
})

const textSchema = (rules: readonly Rule[]) =>
  z.string().superRefine((text, context) => report(context, firstProblem(rules, text)))

function firstProblem(rules: readonly Rule[], text: string): Problem | undefined {
  for (const rule of rules) {
    const problem = rule(text)
    if (problem) return problem
  }
  return undefined
}

const choiceSchema = (options: readonly string[]) =>
  z.string().refine(value => options.includes(value), 'unknown_option')

const severalSchema = (options: readonly string[], max: number) =>
  z
    .array(choiceSchema(options))
    .superRefine((values, context) => report(context, tooMany(values, max)))

const rowsSchema = (max: number) =>
  z
    .array(z.record(z.string(), z.string()))
    .superRefine((rows, context) => report(context, tooMany(rows, max)))

const tooMany = (values: readonly unknown[], max: number): Problem | undefined =>
  values.length > max ? { code: 'too_many', values: { count: max } } : undefined

function report(context: z.RefinementCtx, problem: Problem | undefined): void {
  if (problem)
    context.addIssue({ code: 'custom', message: problem.code, params: problem.values ?? {} })
}
