import type { Answers } from './fields.ts'
import { fieldsOf, type Questions } from './form.ts'
import { type Body, readTyped } from './read-answers.ts'

/** What a link chooses: options and nothing else, so that nobody's words get into a page by a link. */
export function readChosen(form: Questions, query: Body): Answers {
  const chosen = fieldsOf(form).map(({ name, options }) => {
    const isOption = (value: unknown) => options.some(option => option === value)
    return [name, [query[name]].flat().filter(isOption)]
  })
  return readTyped(form, Object.fromEntries(chosen))
}
