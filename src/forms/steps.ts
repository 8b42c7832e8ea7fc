import {
  type FieldProblem,
  fieldsOf,
  isProblemIn,
  type Questions,
  type Section,
  type Step,
} from './form.ts'

const stepOf = ({ step = 'answer' }: Section): Step => step

/** The questions that these steps ask. */
export const inSteps = (form: Questions, steps: readonly Step[]): Questions => ({
  ...form,
  sections: form.sections.filter(section => steps.includes(stepOf(section))),
})

/** Those of the problems that are in the fields of this step. */
export function problemsIn(
  form: Questions,
  step: Step,
  problems: readonly FieldProblem[],
): FieldProblem[] {
  const fields = fieldsOf(inSteps(form, [step]))
  return problems.filter(problem => fields.some(({ name }) => isProblemIn(problem, name)))
}
