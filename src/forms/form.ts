import type { Answers, Field } from './fields.ts'
import type { Problem } from './rules.ts'

/** A problem and the id of the control that it belongs to (`family_name`, `delegation_members-0-name`). */
export type FieldProblem = Problem & { field: string }

export type Section = { name: string; fields: readonly Field[] }

export type Form = {
  /** Last part of the address, locale namespace and the `form` of a reply: one name for all. */
  path: string
  /** Goes up when a field changes its meaning; stored with each reply. */
  version: number
  sections: readonly Section[]
  /** Rules that need two fields; it sees only asked fields that have no problem of their own. */
  check(answers: Answers): FieldProblem[]
}

export const fieldsOf = (form: Form): Field[] => form.sections.flatMap(section => section.fields)

/** An answer as a list, for rules: one option, several, or none. */
export function valuesOf(answers: Answers, name: string): string[] {
  const answer = answers[name]
  if (answer === undefined) return []
  return typeof answer === 'string' ? [answer] : answer.filter(value => typeof value === 'string')
}

/** An answer as text, for rules: empty when not asked or not given. */
export const textOf = (answers: Answers, name: string): string => valuesOf(answers, name)[0] ?? ''

/** Whether the field is asked, given the answers before it. */
export function isAsked(field: Field, answers: Answers): boolean {
  return Object.entries(field.when ?? {}).every(([name, wanted]) =>
    valuesOf(answers, name).some(value => wanted.includes(value)),
  )
}
