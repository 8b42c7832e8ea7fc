import type { Answers } from './fields.ts'
import type { Questions } from './form.ts'
import { type Body, inputsOf } from './read-answers.ts'

/** Answers as a form would send them: a name that stands there several times has a list. */
export const bodyOf = (form: Questions, answers: Answers): Body =>
  Object.fromEntries(
    [...Map.groupBy(inputsOf(form, answers), ({ name }) => name)].map(([name, all]) => {
      const values = all.map(({ value }) => value)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
