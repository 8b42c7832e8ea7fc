import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Field, Kind } from '../forms/fields.ts'
import { type Form, fieldsOf, valuesOf } from '../forms/form.ts'
import { orNothing } from '../i18n.ts'
import { isThere } from '../replies/statuses.ts'
import type { Attribute } from './attribute.ts'
import type { TableReply } from './table-reply.ts'

/** What an entry of the list says besides what follows from its field. */
export type Details = Partial<Pick<Attribute, 'filter' | 'column' | 'sort'>>

/** Every field of the person and of every form. `details`: by the name of the field. */
export const fieldAttributes = (details: Readonly<Record<string, Details>>): Attribute[] => [
  ...fieldsOf(edition.person).map(field => fromField(field, undefined, details[field.name])),
  ...edition.forms.flatMap(form =>
    fieldsOf(form).map(field => fromField(field, form, details[field.name])),
  ),
]

/** A field that can be chosen from is a filter, a column and an order; a short text is a column; each is exported. */
function fromField(field: Field, form: Form | undefined, details: Details = {}): Attribute {
  const isChoice = choices.includes(field.kind) && !isAlwaysTicked(field)
  const isShown = (isChoice || lines.includes(field.kind)) && !field.sensitive
  return {
    name: attributeName(field.name, form),
    of: form ? 'reply' : 'participant',
    field,
    ...(form && { form: form.path }),
    valuesOf: form ? answersOf(form.path, field, isChoice) : ({ person }) => textsIn(person, field),
    label: t => t(`${field.text}.short`, orNothing) || t(`${field.text}.label`),
    inWords: (value, t) => wordsOf(field, value, t),
    ...(isChoice && {
      filter: { values: optionsOf(field), isAlphabetical: field.alphabetical, ...details.filter },
    }),
    ...(isShown && { column: { look: isChoice ? 'text' : 'free' } }),
    ...(isChoice && { sort: { by: 'values' } }),
    export: {},
    ...(details.column && { column: details.column }),
    ...(details.sort && { sort: details.sort }),
  }
}

const choices: readonly Kind[] = ['radio', 'select', 'checkboxes', 'checkbox']
/** What everybody has to tick tells nobody apart. */
const isAlwaysTicked = ({ kind, required }: Field): boolean =>
  kind === 'checkbox' && required === true

const lines: readonly Kind[] = ['text', 'email', 'tel', 'url']
const ticked = 'yes'

const optionsOf = ({ kind, options }: Field): readonly string[] =>
  kind === 'checkbox' ? [ticked] : options

/** What was chosen counts as long as the reply is in force; a text is shown as long as it is there. */
const answersOf =
  (form: string, field: Field, isChoice: boolean) =>
  (reply: TableReply): readonly string[] =>
    reply.form === form && (!isChoice || isThere(reply)) ? textsIn(reply.answers, field) : []

const textsIn = (answers: TableReply['answers'], { name }: Field): string[] =>
  valuesOf(answers, name).filter(Boolean)

/** An option that the field no longer has stays as it was stored. */
function wordsOf(field: Field, value: string, t: Parameters<Attribute['label']>[0]): string {
  if (field.kind === 'checkbox') return t('choices:yes_no.yes')
  return field.options.includes(value) ? optionLabel(field, value, t) : value
}

/**
 * What the attribute of this field is called; without a form it is asked of everybody. A name that several forms have
 * gets its form's in front, so that each is told apart.
 */
export const attributeName = (field: string, form?: Pick<Form, 'path'>): string =>
  form && isShared(field) ? `${form.path}.${field}` : field

const counted = Map.groupBy(edition.forms.flatMap(fieldsOf), ({ name }) => name)
const isShared = (name: string): boolean => (counted.get(name)?.length ?? 0) > 1
