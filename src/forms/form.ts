import type { Answers, Field, When } from './fields.ts'
import type { Meanings, PersonMeanings } from './meanings.ts'
import type { Problem } from './rules.ts'

/**
 * A problem and the id of the control that it belongs to (`family_name`,
 * `delegation_members-0-name`).
 */
export type FieldProblem = Problem & { field: string }

export type Section = { name: string; fields: readonly Field[] }

/**
 * A list of fields: the page, the check, the receipt, the table and the exports are views of it.
 */
export type Questions = {
  /** Last part of the address, locale namespace and the `form` of a reply: one name for all. */
  path: string
  /** Goes up when a field changes its meaning; stored with each reply. */
  version: number
  sections: readonly Section[]
  /** Answered so, whoever fills in is the participant: a browser may offer its own details. */
  isForSelf?: When
  /** Rules that need two fields; it sees only asked fields that have no problem of their own. */
  check(answers: Answers): FieldProblem[]
}

/**
 * What the secretariat does with a reply: takes note of it, or gives a slot in the programme or a
 * seat at a table.
 */
export type Flow = 'note' | 'slot' | 'seat'

/** One of the replies that a circular asks for. */
export type Form = Questions & {
  flow: Flow
  /** The last second that counts. */
  closesAt: Temporal.Instant
  means: Meanings
}

/** Who replies: asked once, and part of every form. */
export type PersonForm = Questions & { means: PersonMeanings }

export const fieldsOf = ({ sections }: Pick<Questions, 'sections'>): Field[] =>
  sections.flatMap(section => section.fields)

export const findField = (
  questions: Pick<Questions, 'sections'>,
  name: string,
): Field | undefined => fieldsOf(questions).find(field => field.name === name)

/** An answer as a list, for rules: one option, several, or none. */
export function valuesOf(answers: Answers, name: string): string[] {
  const answer = answers[name]
  if (answer === undefined) return []
  return typeof answer === 'string' ? [answer] : answer.filter(value => typeof value === 'string')
}

/** An answer as text, for rules: empty when not asked or not given. */
export const textOf = (answers: Answers, name: string | undefined): string =>
  (name && valuesOf(answers, name)[0]) || ''

/** Whether every field that the condition names has one of its values; no condition: never. */
export const isMet = (when: When | undefined, answers: Answers): boolean =>
  when !== undefined &&
  Object.entries(when).every(([name, wanted]) =>
    valuesOf(answers, name).some(value => wanted.includes(value)),
  )

/** Whether the field is asked, given the answers before it. */
export const isAsked = (field: Field, answers: Answers): boolean =>
  field.when === undefined || isMet(field.when, answers)
