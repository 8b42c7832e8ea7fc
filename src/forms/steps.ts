import { type FieldProblem, fieldsOf, type Questions, type Section, type Step } from './form.ts'

const stepOf = ({ step = 'answer' }: Section): Step => step

/** The questions that these steps ask. */
export const inSteps = (form: Questions, steps: readonly Step[]): Questions => ({
  ...form,
  sections: form.sections.filter(section => steps.includes(stepOf(section))),
})

/** Names of the fields of this step. */
export const namesIn = (form: Questions, step: Step): string[] =>
  fieldsOf(inSteps(form, [step])).map(({ name }) => name)

/** A problem in a row is its field's. */
export function problemsIn(
  form: Questions,
  step: Step,
  problems: readonly FieldProblem[],
): FieldProblem[] {
  const names = namesIn(form, step)
  return problems.filter(({ field }) =>
    names.some(name => field === name || field.startsWith(`${name}-`)),
  )
}
