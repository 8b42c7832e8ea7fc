import {
  type FieldProblem,
  fieldsOf,
  isProblemIn,
  type Questions,
  type Section,
  type Step,
} from './form.ts'

const stepOf = ({ step = 'answer' }: Section): Step => step

/** What each form asks in each set of steps. */
const askedInSteps = new WeakMap<Questions, Map<string, Questions>>()

/** The questions that these steps ask: for a form and its steps always the same object. */
export const inSteps = (form: Questions, steps: readonly Step[]): Questions =>
  askedInSteps
    .getOrInsertComputed(form, () => new Map())
    .getOrInsertComputed(steps.join(), () => ({
      ...form,
      sections: form.sections.filter(section => steps.includes(stepOf(section))),
    }))

/** Those of the problems that are in the fields of this step. */
export function problemsIn(
  form: Questions,
  step: Step,
  problems: readonly FieldProblem[],
): FieldProblem[] {
  const fields = fieldsOf(inSteps(form, [step]))
  return problems.filter(problem => fields.some(({ name }) => isProblemIn(problem, name)))
}
