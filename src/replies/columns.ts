import type { Answer, Answers, Field, Row } from '../forms/fields.ts'
import { type Form, fieldsOf } from '../forms/form.ts'
import { forms } from '../forms/index.ts'
import { person } from '../forms/person.ts'
import type { Translate } from '../i18n.ts'
import type { ExportedReply, JoinedReplies } from './export-rows.ts'

/** One column of an export: a code that never changes, its heading, and how to read its cell. */
export type Column<R> = { code: string; heading(t: Translate): string; cell(row: R): string }

/** Which columns a member wants; none chosen: all that are not sensitive. */
export type ColumnChoice = {
  codes?: readonly string[] | undefined
  hasSensitive?: boolean
  /** What has changed, where that is what was asked for. */
  hasChange?: boolean
}

/** A row a reply: what is known of it, the person, and the answers to these forms. */
export function replyColumns(shown: readonly Form[], choice: ColumnChoice): Column<ExportedReply>[] {
  const ofForm = shown.flatMap(form =>
    answerColumns(form, choice).map(column => ({
      ...column,
      cell: (reply: ExportedReply) => (reply.form === form.path ? column.cell(reply.answers) : ''),
    })),
  )
  const change = choice.hasChange
    ? [
        own<ExportedReply>('change', reply => reply.change ?? ''),
        own<ExportedReply>('former_references', reply => reply.formerReferences ?? ''),
      ]
    : []
  return chosen([...ownColumns, ...change, ...personColumns<ExportedReply>(choice), ...ofForm], choice)
}

/** A row a participant: the person, and the answers to all three forms side by side. */
export function joinedColumns(choice: ColumnChoice): Column<JoinedReplies>[] {
  const ofForms = forms.flatMap(form => [
    {
      code: `${form.path}.status`,
      heading: (t: Translate) => `${t(`${form.path}:short`)}: ${t('admin:export.own.status')}`,
      cell: ({ replies }: JoinedReplies) => replies[form.path]?.status ?? '',
    },
    ...answerColumns(form, choice).map(column => ({
      ...column,
      cell: ({ replies }: JoinedReplies) => column.cell(replies[form.path]?.answers ?? {}),
    })),
  ])
  const columns = [
    own<JoinedReplies>('reference', one => one.reference),
    own<JoinedReplies>('language', one => one.language),
    ...personColumns<JoinedReplies>(choice),
    ...ofForms,
  ]
  return chosen(columns, choice)
}

const chosen = <R>(columns: Column<R>[], { codes }: ColumnChoice): Column<R>[] =>
  codes
    ? columns.filter(({ code }) => ['reference', 'change', 'former_references'].includes(code) || codes.includes(code))
    : columns

const own = <R>(code: string, cell: (row: R) => string): Column<R> => ({
  code,
  heading: t => t(`admin:export.own.${code}`),
  cell,
})

const ownColumns: Column<ExportedReply>[] = [
  own('reference', reply => reply.reference),
  own('form', reply => reply.form),
  own('status', reply => reply.status),
  own('late', reply => (reply.late ? '1' : '')),
  own('language', reply => reply.language),
  own('submitted_at', reply => reply.submittedAt),
  own('changed_at', reply => reply.changedAt),
]

const personColumns = <R extends { person: Answers }>(choice: ColumnChoice): Column<R>[] =>
  answerColumns(person, choice).map(column => ({ ...column, cell: row => column.cell(row.person) }))

/**
 * Every field is a column; a checkbox group has one per option, a row field one per cell.
 * Sensitive fields stay out unless they are asked for.
 */
const answerColumns = (form: Form, { hasSensitive = false }: ColumnChoice): Column<Answers>[] =>
  fieldsOf(form)
    .filter(field => hasSensitive || !field.sensitive)
    .flatMap(field => columnsOf(field, form.path))

/** The one name that all forms share gets its form's in front. */
function columnsOf(field: Field, form: string): Column<Answers>[] {
  const code = field.name === 'privacy_read' ? `${form}.${field.name}` : field.name
  const label = (t: Translate) => t(`${field.text}.label`)
  if (field.kind === 'checkboxes')
    return field.options.map(option => ({
      code: `${code}.${option}`,
      heading: t => `${label(t)}: ${t(`${field.optionsText}${option}`)}`,
      cell: answers => ((answers[field.name] as string[] | undefined)?.includes(option) ? '1' : ''),
    }))
  if (field.kind === 'rows') return rowColumns(field, label)
  return [{ code, heading: label, cell: answers => textIn(answers[field.name]) }]
}

function rowColumns(field: Field, label: (t: Translate) => string): Column<Answers>[] {
  return Array.from({ length: field.max }, (_, index) => index).flatMap(index =>
    field.fields.map(column => ({
      code: `${field.name}.${index + 1}.${column.name}`,
      heading: (t: Translate) => `${label(t)} ${index + 1}: ${t(`${column.text}.label`)}`,
      cell: (answers: Answers) => (answers[field.name] as Row[] | undefined)?.[index]?.[column.name] ?? '',
    })),
  )
}

const textIn = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '')
