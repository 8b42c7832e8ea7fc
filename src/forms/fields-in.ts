import type { z } from 'zod'
import { languages } from '../i18n.ts'
import { httpLink, oneEmail } from './address-rules.ts'
import { choiceSchema, rowsSchema, severalSchema, textSchema } from './answer-schemas.ts'
import { cleanEmail, cleanLink } from './clean-address.ts'
import type { Field, Kind } from './fields.ts'
import { cleanLatin, cleanLine, cleanLines, cleanPhone } from './normalise.ts'
import {
  atLeast,
  atMost,
  latinLetters,
  nameCharacters,
  phoneDigits,
  type Rule,
  someLetter,
} from './rules.ts'

type Details = Partial<
  Pick<
    Field,
    | 'required'
    | 'when'
    | 'sensitive'
    | 'counted'
    | 'page'
    | 'autocomplete'
    | 'language'
    | 'latinFrom'
    | 'preset'
    | 'derived'
  >
>
type TextDetails = Details & { min?: number; max: number; latin?: boolean; name?: boolean }
type ChoiceDetails = Details & {
  max?: number
  optionsText?: string
  alphabetical?: boolean
  aliases?: Record<string, readonly string[]>
}
type Options = readonly string[]

/** Makes fields with words in this namespace. Fields are required unless details say otherwise. */
export const fieldsIn = (namespace: string) => ({
  text: textField(namespace, 'text'),
  url: textField(namespace, 'url', [httpLink], cleanLink),
  textarea: textField(namespace, 'textarea', [], cleanLines),
  email: (name: string, details: Details = {}) =>
    textField(namespace, 'email', [oneEmail], cleanEmail)(name, { max: 254, ...details }),
  tel: (name: string, details: Details = {}) =>
    textField(namespace, 'tel', [phoneDigits], cleanPhone)(name, { max: 60, ...details }),
  radio: choiceField(namespace, 'radio'),
  select: choiceField(namespace, 'select'),
  checkboxes: severalField(namespace),
  days: (name: string, options: Options, details: ChoiceDetails = {}): Field => ({
    ...severalField(namespace)(name, options, details),
    areDays: true,
  }),
  languages: (name: string, details: ChoiceDetails = {}): Field => ({
    ...choiceField(namespace, 'radio')(name, languages, details),
    areLanguages: true,
  }),
  checkbox: (name: string, details: Details = {}) =>
    field(namespace, name, 'checkbox', choiceSchema(['yes']), details),
  rows: rowsField(namespace),
})

const textField =
  (namespace: string, kind: Kind, own: Rule[] = [], clean = cleanLine) =>
  (name: string, { min = 0, latin, name: isName, ...details }: TextDetails): Field => {
    const rules = [
      ...own,
      (isName || min > 0 || details.required !== false) && someLetter,
      isName && nameCharacters,
      latin && latinLetters,
      atLeast(min),
      atMost(details.max),
    ].filter(rule => typeof rule === 'function')
    const cleaning = latin ? cleanLatin : clean
    return field(namespace, name, kind, textSchema(rules), { ...details, clean: cleaning })
  }

const choiceField =
  (namespace: string, kind: Kind) =>
  (name: string, options: Options, details: ChoiceDetails = {}): Field =>
    field(namespace, name, kind, choiceSchema(options), { options, ...details })

const severalField =
  (namespace: string) =>
  (name: string, options: Options, details: ChoiceDetails = {}): Field => {
    const schema = severalSchema(options, details.max ?? options.length)
    return field(namespace, name, 'checkboxes', schema, { options, ...details })
  }

const rowsField =
  (namespace: string) =>
  (name: string, max: number, fields: readonly Field[], details: Details = {}): Field =>
    field(namespace, name, 'rows', rowsSchema(max), {
      max,
      fields: fields.map(column => inRow(column, namespace, name)),
      required: false,
      ...details,
    })

/** The words of a column are below those of its field of rows. */
const inRow = (column: Field, namespace: string, name: string): Field => ({
  ...column,
  text: `${namespace}:${name}.fields.${column.name}`,
})

const searchedKinds: readonly Kind[] = ['text', 'email', 'tel', 'textarea', 'rows']

/** Whatever may name a person; but for essays, and for what a viewer must not learn even by searching. */
const isSearched = (kind: Kind, { sensitive, counted }: Partial<Field>): boolean =>
  searchedKinds.includes(kind) && !sensitive && !counted

/** Makes a field, with defaults for everything that `details` leaves out. */
const field = (
  namespace: string,
  name: string,
  kind: Kind,
  schema: z.ZodType,
  details: Partial<Field>,
): Field => ({
  name,
  kind,
  text: `${namespace}:${name}`,
  required: true,
  when: undefined,
  dispensableWhen: undefined,
  preset: undefined,
  derived: undefined,
  options: [],
  optionsText: `${namespace}:${name}.options.`,
  alphabetical: false,
  aliases: {},
  max: Number.POSITIVE_INFINITY,
  fields: [],
  sensitive: false,
  isSearched: isSearched(kind, details),
  areDays: false,
  areLanguages: false,
  language: undefined,
  page: undefined,
  counted: false,
  autocomplete: {},
  latinFrom: undefined,
  clean: cleanLine,
  schema,
  ...details,
})
