import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Field, Kind, When } from '../forms/fields.ts'
import { type Form, fieldsOf, valuesOf } from '../forms/form.ts'
import { orNothing, type Translate } from '../i18n.ts'
import { isInForce } from '../replies/statuses.ts'
import type { Attribute } from './attribute.ts'
import type { TableReply } from './table-reply.ts'

/** What an attribute has besides what follows from its field. */
export type Details = Partial<Pick<Attribute, 'filter' | 'column' | 'sort'>>

/** Attributes of all fields of the person and of the forms. `details`: by the name of the field. */
export const fieldAttributes = (details: Readonly<Record<string, Details>>): Attribute[] => [
  ...fieldsOf(edition.person).map(field => fromField(field, undefined, details[field.name])),
  ...edition.forms.flatMap(form =>
    fieldsOf(form).map(field => fromField(field, form, details[field.name])),
  ),
]

/**
 * A choice is a filter, a column and an order; a one-line text is a column; every field is
 * exported. Sensitive fields are no column.
 */
function fromField(field: Field, form: Form | undefined, details: Details = {}): Attribute {
  const isChoice = choices.includes(field.kind) && !isAlwaysTicked(field)
  const isShown = (isChoice || oneLineTexts.includes(field.kind)) && !field.sensitive
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
/** A box that everybody has to tick is of no use as a filter. */
const isAlwaysTicked = ({ kind, required }: Field): boolean =>
  kind === 'checkbox' && required === true

const oneLineTexts: readonly Kind[] = ['text', 'email', 'tel', 'url']
const ticked = 'yes'

const optionsOf = ({ kind, options }: Field): readonly string[] =>
  kind === 'checkbox' ? [ticked] : options

/** A choice counts only while the reply is in force; a text is shown even after a withdrawal. */
const answersOf =
  (form: string, field: Field, isChoice: boolean) =>
  (reply: TableReply): readonly string[] =>
    reply.form === form && (!isChoice || isInForce(reply)) ? textsIn(reply.answers, field) : []

const textsIn = (answers: TableReply['answers'], { name }: Field): string[] =>
  valuesOf(answers, name).filter(Boolean)

/** A value that is no longer an option is shown as stored. */
const wordsOf = (field: Field, value: string, t: Translate): string =>
  field.kind === 'checkbox' ? t('choices:yes_no.yes') : optionLabel(field, value, t)

/**
 * The name of a field's attribute. A field whose name several forms use gets its form's path in
 * front. `form`: left out for a field of the person.
 */
export const attributeName = (field: string, form?: Pick<Form, 'path'>): string =>
  form && isShared(field) ? `${form.path}.${field}` : field

/** The conditions that replies to this form meet whose answers meet `when`. */
export const answering = (form: Form, when: When): Record<string, readonly string[]> => ({
  form: [form.path],
  ...Object.fromEntries(
    Object.entries(when).map(([name, options]) => [attributeName(name, form), options]),
  ),
})

const counted = Map.groupBy(edition.forms.flatMap(fieldsOf), ({ name }) => name)
const isShared = (name: string): boolean => (counted.get(name)?.length ?? 0) > 1
