import { edition } from '#edition/index.ts'
import type { Field } from '../../src/forms/fields.ts'
import { type Form, fieldsOf } from '../../src/forms/form.ts'
import { type Body, readAnswers } from '../../src/forms/read-answers.ts'
import type { TypedForm } from './answers.ts'

/**
 * Answers that a form takes, of whatever edition: the first that may be good in each field, the next wherever the form
 * finds a problem, until it finds none. What need not be answered stays empty.
 */
export function goodAnswers(form: Form, own: TypedForm = {}): TypedForm {
  const whole = edition.withPerson(form)
  const asked = fieldsOf(whole).filter(({ name, required }) => required !== false && !(name in own))
  const tries = new Map(asked.map(field => [field.name, 0]))
  for (let round = 0; round < 50; round++) {
    const chosen = asked.map(field => [field.name, candidatesFor(field)[tries.get(field.name) ?? 0] ?? ''])
    const typed: TypedForm = { ...Object.fromEntries(chosen), ...own }
    const { problems, answers } = readAnswers(whole, typed as Body)
    const isAsked = ([name]: [string, unknown]) => (name.split('[')[0] as string) in answers
    if (problems.length === 0) return Object.fromEntries(Object.entries(typed).filter(isAsked))
    for (const { field } of problems) tries.set(field, (tries.get(field) ?? 0) + 1)
  }
  throw new Error(`No good answers to ${form.path} are found`)
}

/** Whom these answers are about: to be given to every form that the same participant sends. */
export function goodPerson(own: TypedForm = {}): TypedForm {
  const [form] = edition.forms
  const known = Object.entries(goodAnswers(form, own)).filter(([name]) => edition.personNames.has(name))
  return Object.fromEntries(known)
}

const lengths = [1, 2, 4, 8, 16, 32]
/** In capitals, as no word of the site is. */
const texts = [...lengths.map(times => 'WORDS OF A VISITOR '.repeat(times).trim()), 'WORDS']

const candidatesFor = (field: Field): readonly (string | readonly string[])[] => {
  if (field.kind === 'checkbox') return ['yes']
  if (field.kind === 'email') return ['visitor@regulator.example']
  if (field.kind === 'tel') return ['+000 00 000-00-00']
  if (field.kind === 'url') return ['https://regulator.example/paper']
  if (field.kind === 'checkboxes') return field.areDays ? [field.options] : field.options.map(option => [option])
  return field.options.length > 0 ? field.options : texts
}
