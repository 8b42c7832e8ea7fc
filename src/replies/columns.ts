import type { Answer, Answers, Field, Row } from '../forms/fields.ts'
import { type Form, fieldsOf } from '../forms/form.ts'
import { person } from '../forms/person.ts'

/** One column of an export: a stable code, and how to read its cell from the answers. */
export type AnswerColumn = { code: string; cell(answers: Answers): string }

/**
 * Every field is a column; a checkbox group has one per option, a row field one per cell.
 * Sensitive fields stay out of what leaves the desk by default.
 */
export const answerColumns = (forms: readonly Form[]): AnswerColumn[] =>
  forms.flatMap(form =>
    fieldsOf(form)
      .filter(field => !field.sensitive)
      .flatMap(field => columnsOf(field, form.path)),
  )

export const personColumns: readonly AnswerColumn[] = answerColumns([person])

/** The one name that all forms share gets its form's in front. */
function columnsOf(field: Field, form: string): AnswerColumn[] {
  const code = field.name === 'privacy_read' ? `${form}.${field.name}` : field.name
  if (field.kind === 'checkboxes')
    return field.options.map(option => ({ code: `${code}.${option}`, cell: chosen(field.name, option) }))
  if (field.kind === 'rows') return rowColumns(field)
  return [{ code, cell: answers => textIn(answers[field.name]) }]
}

const chosen = (name: string, option: string) => (answers: Answers) =>
  (answers[name] as string[] | undefined)?.includes(option) ? '1' : ''

function rowColumns(field: Field): AnswerColumn[] {
  return Array.from({ length: field.max }, (_, index) => index).flatMap(index =>
    field.fields.map(column => ({
      code: `${field.name}.${index + 1}.${column.name}`,
      cell: (answers: Answers) => (answers[field.name] as Row[] | undefined)?.[index]?.[column.name] ?? '',
    })),
  )
}

const textIn = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '')
