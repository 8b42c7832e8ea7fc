import type { Answers } from './fields.ts'
import { fieldsOf, type Questions } from './form.ts'
import { type Body, readTyped } from './read-answers.ts'

/** What a link chooses: options and nothing else, so that nobody's words get into a page by a link. */
export function readChosen(form: Questions, query: Body): Answers {
  const named = fieldsOf(form).filter(({ name }) => query[name] !== undefined)
  const chosen = named.flatMap(({ name, options }) => {
    const isOption = (value: unknown) => options.some(option => option === value)
    const values = [query[name]].flat().filter(isOption)
    return values.length > 0 ? [[name, values] as const] : []
  })
  return chosen.length > 0 ? readTyped(form, Object.fromEntries(chosen)) : {}
}
