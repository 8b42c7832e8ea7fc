import type { Translate } from '../i18n.ts'
import { optionLabel } from './display.ts'
import { type FieldView, fieldView, type Showing } from './field-view.ts'
import type { Field, When } from './fields.ts'

/** Neighbours with one condition. Without script all show, each under its condition in words. */
export type GroupView = { when: string | undefined; condition: string; fields: FieldView[] }

type Group = { when: When | undefined; fields: Field[] }

/** `all`: the fields of the form, which conditions refer to. */
export const groupsOf = (
  fields: readonly Field[],
  all: readonly Field[],
  showing: Showing,
): GroupView[] =>
  grouped(fields).map(({ when, fields }) => ({
    when: when && whenText(when),
    condition: when ? conditionText(when, all, showing.t) : '',
    fields: fields.map(field => fieldView(field, showing)),
  }))

function grouped(fields: readonly Field[]): Group[] {
  const groups: Group[] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && JSON.stringify(last.when) === JSON.stringify(field.when)) last.fields.push(field)
    else groups.push({ when: field.when, fields: [field] })
  }
  return groups
}

/** The condition for the page's script: `attendance=in_person|representative`. */
export const whenText = (when: When): string =>
  Object.entries(when)
    .map(([name, values]) => `${name}=${values.join('|')}`)
    .join('&')

/** «Если выше выбрано «…» или «…»», made from the options' labels so that it stays true. */
function conditionText(when: When, all: readonly Field[], t: Translate): string {
  const labels = Object.entries(when).flatMap(([name, values]) => {
    const field = all.find(candidate => candidate.name === name)
    return field
      ? values.map(value => t('site:form.quoted', { text: optionLabel(field, value, t) }))
      : []
  })
  return t('site:form.condition', { options: labels.join(t('site:form.or')) })
}
