import { orNothing, type Translate } from '../i18n.ts'
import type { Field } from './fields.ts'
import type { FieldProblem } from './form.ts'

/** A problem for the summary at the top of the page; a problem in a row names the row. */
export function problemInWords(
  problem: FieldProblem,
  fields: readonly Field[],
  t: Translate,
): string {
  const field = fields.find(candidate => problem.field === candidate.name)
  if (field) return problemSentence(problem, field, t)
  const [name, row, column] = problem.field.split('-')
  const rows = fields.find(candidate => candidate.name === name)
  const cell = rows?.fields.find(candidate => candidate.name === column)
  if (!rows || !cell) return ''
  return t('site:form.in_row', {
    row: t(`${rows.text}.row`, { number: Number(row) + 1 }),
    problem: problemSentence(problem, cell, t),
  })
}

/** The field's own sentence for the problem, else the common one with the field's name in it. */
export function problemSentence(
  { code, values }: FieldProblem,
  field: Field,
  t: Translate,
): string {
  const words = { ...values, object: t(`${field.text}.object`) }
  return (
    t(`${field.text}.errors.${code}`, { ...words, ...orNothing }) ||
    t(`errors:fields.${code}`, words)
  )
}
