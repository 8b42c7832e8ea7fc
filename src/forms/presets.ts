import type { Answers, Field, Known } from './fields.ts'
import { fieldsOf, isAsked, type Questions } from './form.ts'

/** Chooses what most choose, wherever nothing was answered. */
export const withPresets = (form: Questions, typed: Answers, known: Known): Answers =>
  fieldsOf(form).reduce((answers, field) => filledIn(field, answers, presetOf(field, known)), typed)

/** Fills in what follows from other answers, wherever nothing was answered. */
export const withDerived = (form: Questions, typed: Answers): Answers =>
  fieldsOf(form).reduce(
    (answers, field) => filledIn(field, answers, field.derived?.(answers) ?? []),
    typed,
  )

const filledIn = (field: Field, answers: Answers, value: string | string[]): Answers =>
  field.name in answers || value.length === 0 || !isAsked(field, answers)
    ? answers
    : { ...answers, [field.name]: value }

function presetOf({ preset = '', options }: Field, known: Known): string {
  const value = typeof preset === 'string' ? preset : preset(known)
  return options.includes(value) ? value : ''
}
