import type { Translate } from '../i18n.ts'
import { eitherIn } from '../intl.ts'
import { saidOnce } from '../said-once.ts'
import { optionLabel } from './display.ts'
import type { FieldView } from './field-view.ts'
import type { Field, When } from './fields.ts'
import { fieldsOf, type Questions } from './form.ts'
import { formField, type Showing } from './form-field.ts'
import { fieldOrPreset, type PresetView } from './preset-view.ts'

/** Neighbours with one condition. Without script all show, each under its condition in words. */
export type GroupView = {
  look: 'group'
  when: string
  condition: string
  fields: (FieldView | PresetView)[]
}

type Group = { when: When | undefined; fields: Field[] }

/** Fields that are always asked, and groups of others. `form`: has the fields that conditions refer to. */
export const fieldsAndGroups = (
  fields: readonly Field[],
  form: Questions,
  showing: Showing,
): (FieldView | PresetView | GroupView)[] =>
  grouped(fields).flatMap(({ when, fields }): (FieldView | PresetView | GroupView)[] => {
    const shown = fields.map(field => fieldOrPreset(field, formField(field, showing), showing))
    if (!when) return shown
    const condition = conditionsIn(form, showing.t).get(when) ?? ''
    return [{ look: 'group', when: whenText(when), condition, fields: shown }]
  })

function grouped(fields: readonly Field[]): Group[] {
  const groups: Group[] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && isSame(last.when, field.when)) last.fields.push(field)
    else groups.push({ when: field.when, fields: [field] })
  }
  return groups
}

const isSame = (one: When | undefined, other: When | undefined): boolean =>
  one === other || (one && other ? whenText(one) === whenText(other) : false)

/** The condition for the page's script: `attendance=in_person|representative`. */
export const whenText = (when: When): string =>
  Object.entries(when)
    .map(([name, values]) => `${name}=${values.join('|')}`)
    .join('&')

const conditionsIn = saidOnce((form: Questions, t) => {
  const all = fieldsOf(form)
  const conditions = all.flatMap(({ when }) => (when ? [when] : []))
  return new Map(conditions.map(when => [when, conditionText(when, all, t)]))
})

/** «Если выше выбрано «…» или «…»», made from the options' labels so that it stays true. */
function conditionText(when: When, all: readonly Field[], t: Translate): string {
  const labels = Object.entries(when).flatMap(([name, values]) => {
    const field = all.find(candidate => candidate.name === name)
    return field ? values.map(value => quoted(field, value, t)) : []
  })
  return t('site:form.condition', { options: eitherIn(t.language, labels) })
}

const quoted = (field: Field, value: string, t: Translate): string =>
  t('site:form.quoted', { text: optionLabel(field, value, t) })
