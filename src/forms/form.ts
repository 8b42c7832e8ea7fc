import type { Answers, Field, When } from './fields.ts'
import type { Meanings, PersonMeanings } from './meanings.ts'
import type { Problem } from './rules.ts'

/** `field`: the id of the control (`family_name`, `delegation_members-0-name`). */
export type FieldProblem = Problem & { field: string }

/** A problem in a row is its field's. `name`: of a field. */
export const isProblemIn = ({ field }: FieldProblem, name: string): boolean =>
  field === name || field.startsWith(`${name}-`)

/**
 * The steps in which a form is filled in: what is answered, about whom it is, and the look at the
 * whole before it is sent, where that is confirmed which can only be confirmed then.
 */
export const steps = ['answer', 'participant', 'check'] as const
export type Step = (typeof steps)[number]

export type Section = {
  name: string
  fields: readonly Field[]
  /** Left out: the first, in a form; the second, for questions about the person. */
  step?: Step
  /** Nobody has to answer it: it opens for those who want to. */
  isFolded?: boolean
}

/** The key of its words; a section that several forms share has them where its first field has. */
export const sectionText = ({ name, fields }: Section): string =>
  `${fields[0]?.text.split(':')[0]}:sections.${name}`

/** A list of fields; the page, check, receipt, table and exports are made from it. */
export type Questions = {
  /** The last part of the address, the namespace of its words, and the `form` of its replies. */
  path: string
  /** To be raised when a field changes its meaning; stored with each reply. */
  version: number
  sections: readonly Section[]
  /** Met where the participant fills the form in: a browser may then offer its owner's details. */
  isForSelf?: When
  /** Checks rules that need several fields; gets only answers without a problem of their own. */
  check(answers: Answers): FieldProblem[]
}

/**
 * What the secretariat does with replies: takes note of them, or gives slots in the programme or
 * seats at the round table. The statuses of each are in `src/replies/flows/`.
 */
export type Flow = 'note' | 'slot' | 'seat'

/** A form that the circular asks to be answered. */
export type Form = Questions & {
  flow: Flow
  /** The last second in which a reply is taken. */
  closesAt: Temporal.Instant
  /** What whoever decides reads first: names of fields; the others follow as they are asked. */
  prominent?: readonly string[]
  means: Meanings
}

/** The questions about the person, which are part of every form. */
export type PersonForm = Questions & { means: PersonMeanings }

export const fieldsOf = ({ sections }: Pick<Questions, 'sections'>): Field[] =>
  sections.flatMap(section => section.fields)

export const findField = (
  questions: Pick<Questions, 'sections'>,
  name: string,
): Field | undefined => fieldsOf(questions).find(field => field.name === name)

/** The answer as a list of texts; empty when not asked or not given. */
export function valuesOf(answers: Answers, name: string): string[] {
  const answer = answers[name]
  if (answer === undefined) return []
  return typeof answer === 'string' ? [answer] : answer.filter(value => typeof value === 'string')
}

/** The answer as a text; empty when not asked or not given. */
export const textOf = (answers: Answers, name: string | undefined): string =>
  (name && valuesOf(answers, name)[0]) || ''

/** Whether the answers meet the condition; false where there is none. */
export const isMet = (when: When | undefined, answers: Answers): boolean =>
  when !== undefined &&
  Object.entries(when).every(([name, wanted]) =>
    valuesOf(answers, name).some(value => wanted.includes(value)),
  )

/** The first answers that meet the condition; none where there is none. */
export const choosing = (when: When = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(when).map(([name, options]) => [name, options[0] ?? '']))

/** Whether the field is asked after these answers to the fields before it. */
export const isAsked = (field: Field, answers: Answers): boolean =>
  field.when === undefined || isMet(field.when, answers)

/** Whether an answer must be given. A refusal does without most that is asked about the person. */
export const isRequired = ({ required, dispensableWhen }: Field, answers: Answers): boolean =>
  required === true && !isMet(dispensableWhen, answers)
