import { isDeepStrictEqual } from 'node:util'
import type { Answer, Answers, Field, Row } from './fields.ts'
import {
  type FieldProblem,
  fieldsOf,
  isAsked,
  isProblemIn,
  isRequired,
  type Questions,
} from './form.ts'

/** A parsed request body, unchecked: it may have any shape. */
export type Body = Readonly<Record<string, unknown>>

export type ReadAnswers = {
  /** Clean answers to the fields that are asked. Valid only when there are no problems. */
  answers: Answers
  /** All that was typed, also into fields that are not asked, to be shown again. */
  typed: Answers
  problems: FieldProblem[]
}

/** Reads and checks the fields of the form in their order; anything else in the body is ignored. */
export function readAnswers(form: Questions, body: Body): ReadAnswers {
  const typed: Answers = {}
  const answers: Answers = {}
  const problems: FieldProblem[] = []
  for (const field of fieldsOf(form)) {
    const answer = readAnswer(field, body)
    if (answer.length > 0) typed[field.name] = answer
    if (!isAsked(field, answers)) continue
    if (answer.length > 0) answers[field.name] = answer
    problems.push(...problemsOf(field, answer, answers))
  }
  return {
    answers,
    typed,
    problems: inFieldOrder(form, [...problems, ...crossProblems(form, answers, problems)]),
  }
}

/** What was typed anew into fields that the other answers do not ask for would go unsaid. */
export const typedInVain = ({ answers, typed }: ReadAnswers, stored: Answers): FieldProblem[] =>
  Object.keys(typed)
    .filter(name => !(name in answers) && !isDeepStrictEqual(typed[name], stored[name]))
    .map(field => ({ field, code: 'not_asked' }))

/** Reads what was typed without judging it, for pages that show it again. */
export const readTyped = (form: Questions, body: Body): Answers => readAnswers(form, body).typed

function readAnswer(field: Field, body: Body): Answer {
  if (field.kind === 'rows') return readRows(field, body)
  const texts = textsIn(body[field.name])
  if (field.kind === 'checkboxes') return [...new Set(texts.map(field.clean).filter(Boolean))]
  return field.clean(texts[0] ?? '')
}

/** Texts of one key: a repeated key is parsed as a list. */
const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(item => typeof item === 'string')

/** Reads `delegation_members[0][name]` and so on, by number; empty rows are left out. */
function readRows(field: Field, body: Body): Row[] {
  const prefix = `${field.name}[`
  const numbers = Object.keys(body)
    .filter(key => key.startsWith(prefix))
    .map(key => Number.parseInt(key.slice(prefix.length), 10))
  return [...new Set(numbers)]
    .filter(Number.isSafeInteger)
    .sort((a, b) => a - b)
    .map(number => readRow(field, body, number))
    .filter(row => Object.keys(row).length > 0)
}

function readRow(field: Field, body: Body, number: number): Row {
  const cells = field.fields.map(column => [
    column.name,
    column.clean(textsIn(body[`${field.name}[${number}][${column.name}]`])[0] ?? ''),
  ])
  return Object.fromEntries(cells.filter(([, text]) => text))
}

/** `answers`: to the fields before it. */
function problemsOf(field: Field, answer: Answer, answers: Answers = {}): FieldProblem[] {
  if (answer.length === 0)
    return isRequired(field, answers) ? [{ field: field.name, code: missingCode(field) }] : []
  const read = field.schema.safeParse(answer)
  const own = read.success
    ? []
    : read.error.issues.slice(0, 1).map(issue => problemFrom(issue, field.name))
  return field.kind === 'rows' ? [...own, ...rowProblems(field, answer as Row[])] : own
}

const rowProblems = (field: Field, rows: readonly Row[]): FieldProblem[] =>
  rows.flatMap((row, index) =>
    field.fields.flatMap(column =>
      problemsOf(column, row[column.name] ?? '').map(problem => ({
        ...problem,
        field: `${field.name}-${index}-${column.name}`,
      })),
    ),
  )

function problemFrom(
  issue: { message: string; params?: Record<string, unknown> },
  field: string,
): FieldProblem {
  return { field, code: issue.message, ...(issue.params && { values: issue.params }) }
}

function missingCode(field: Field): string {
  if (field.kind === 'checkbox') return 'tick'
  if (field.kind === 'checkboxes') return 'choose_some'
  return field.kind === 'radio' || field.kind === 'select' ? 'choose' : 'enter'
}

function crossProblems(
  form: Questions,
  answers: Answers,
  problems: readonly FieldProblem[],
): FieldProblem[] {
  const wrong = new Set(problems.map(problem => problem.field))
  const good = Object.fromEntries(Object.entries(answers).filter(([name]) => !wrong.has(name)))
  return form.check(good).filter(problem => !wrong.has(problem.field))
}

function inFieldOrder(form: Questions, problems: FieldProblem[]): FieldProblem[] {
  const names = fieldsOf(form).map(field => field.name)
  const place = (problem: FieldProblem) => names.findIndex(name => isProblemIn(problem, name))
  return problems.sort((a, b) => place(a) - place(b))
}

/** What a form of a page sends along without showing it. */
export type HiddenInput = { name: string; value: string }

export function inputsOf(form: Questions, typed: Answers): HiddenInput[] {
  return fieldsOf(form).flatMap(field => {
    const answer = typed[field.name] ?? []
    if (field.kind === 'rows') return rowInputs(field.name, answer as Row[])
    const values = typeof answer === 'string' ? [answer] : (answer as string[])
    return values.map(value => ({ name: field.name, value }))
  })
}

const rowInputs = (name: string, rows: readonly Row[]) =>
  rows.flatMap((row, index) =>
    Object.entries(row).map(([column, value]) => ({ name: `${name}[${index}][${column}]`, value })),
  )
