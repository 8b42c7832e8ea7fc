import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import { optionLabel } from '../forms/display.ts'
import type { Answer, Answers, Field, Row } from '../forms/fields.ts'
import { type Form, fieldsOf, type Questions } from '../forms/form.ts'
import { type Language, type Translate, translator } from '../i18n.ts'
import type { ExportedReply, JoinedReplies } from './rows.ts'

const { forms, person, regionOf } = edition

/** One column of an export: a code that never changes, its heading, and how to read its cell. */
export type Column<R> = { code: string; heading(t: Translate): string; cell(row: R): string }

/** Which columns a member wants; none chosen: all that are not sensitive. */
export type ColumnChoice = {
  codes?: readonly string[] | undefined
  hasSensitive?: boolean
  /** What has changed, where that is what was asked for. */
  hasChange?: boolean
  /** Options, statuses and moments in the words of this language; without it codes, and moments in UTC. */
  words?: Language | undefined
}

/** A row a reply: what is known of it, the person, and the answers to these forms. */
export function replyColumns(
  shown: readonly Form[],
  choice: ColumnChoice,
): Column<ExportedReply>[] {
  const ofForm = shown.flatMap(form =>
    answerColumns(form, choice).map(column => ({
      ...column,
      cell: (reply: ExportedReply) => (reply.form === form.path ? column.cell(reply.answers) : ''),
    })),
  )
  const change = changeColumns<ExportedReply>(choice, reply => actionsOf(reply.change))
  return chosen(
    [...ownColumns(choice), ...change, ...personColumns<ExportedReply>(choice), ...ofForm],
    choice,
  )
}

/** A row a participant: the person, and the answers to all three forms side by side. */
export function joinedColumns(choice: ColumnChoice): Column<JoinedReplies>[] {
  const say = sayer(choice)
  const ofForms = forms.flatMap(form => [
    {
      code: `${form.path}.status`,
      heading: (t: Translate) => `${t(`${form.path}:short`)}: ${t('admin:export.own.status')}`,
      cell: ({ replies }: JoinedReplies) => say.status(replies[form.path]?.status ?? ''),
    },
    ...answerColumns(form, choice).map(column => ({
      ...column,
      cell: ({ replies }: JoinedReplies) => column.cell(replies[form.path]?.answers ?? {}),
    })),
  ])
  const columns = [
    own<JoinedReplies>('reference', one => one.reference),
    own<JoinedReplies>('language', one => say.language(one.language)),
    own<JoinedReplies>('protocol_category', one => say.category(one.participantCategory)),
    ...changeColumns<JoinedReplies>(choice, ({ replies }) =>
      Object.values(replies).flatMap(reply => actionsOf(reply.change)),
    ),
    ...personColumns<JoinedReplies>(choice),
    ...ofForms,
  ]
  return chosen(columns, choice)
}

const alwaysThere = ['reference', 'change', 'former_references']

const chosen = <R>(columns: Column<R>[], { codes }: ColumnChoice): Column<R>[] =>
  codes ? columns.filter(({ code }) => alwaysThere.includes(code) || codes.includes(code)) : columns

const own = <R>(code: string, cell: (row: R) => string, words = code): Column<R> => ({
  code,
  heading: t => t(`admin:export.own.${words}`),
  cell,
})

function ownColumns(choice: ColumnChoice): Column<ExportedReply>[] {
  const say = sayer(choice)
  const moment = (code: string, cell: (reply: ExportedReply) => string) =>
    own<ExportedReply>(
      code,
      reply => say.moment(cell(reply)),
      choice.words ? `${code}_in_geneva` : code,
    )
  return [
    own('reference', reply => reply.reference),
    own('form', reply => say.form(reply.form)),
    own('status', reply => say.status(reply.status)),
    own('protocol_category', reply => say.category(reply.category)),
    own('pending_status', reply => say.status(reply.pendingStatus ?? '')),
    own('session', reply => say.session(reply.session ?? '')),
    own('told_session', reply => say.session(reply.toldSession ?? '')),
    own('table', reply => String(reply.table ?? '')),
    own('region', reply => say.region(regionOf(textIn(reply.person.country)) ?? '')),
    own('assignee', reply => reply.assignee ?? ''),
    own('tags', reply => reply.tags ?? ''),
    own('late', reply => (reply.late ? say.ticked : '')),
    own('language', reply => say.language(reply.language)),
    moment('submitted_at', reply => reply.submittedAt),
    moment('changed_at', reply => reply.changedAt),
  ]
}

function changeColumns<R extends { formerReferences: string | null }>(
  choice: ColumnChoice,
  actionsIn: (row: R) => readonly string[],
): Column<R>[] {
  if (!choice.hasChange) return []
  const say = sayer(choice)
  return [
    own('change', row => say.changes([...new Set(actionsIn(row))])),
    own('former_references', row => row.formerReferences ?? ''),
  ]
}

const actionsOf = (change: string | null): string[] => change?.split(' ') ?? []

/** What stands in the cells that nobody has typed: codes, or words. */
function sayer({ words }: ColumnChoice) {
  const same = (code: string) => code
  if (!words)
    return {
      ticked: '1',
      form: same,
      status: same,
      category: same,
      session: same,
      region: same,
      language: same,
      moment: same,
      changes: listed,
    }
  const t = translator(words)
  const dates = createDates(t, words)
  const said = (key: (code: string) => string) => (code: string) => (code ? t(key(code)) : '')
  return {
    ticked: t('choices:yes_no.yes'),
    form: said(form => `${form}:short`),
    status: said(status => `admin:status.${status}`),
    category: said(category => `event:categories.${category}`),
    session: said(session => `event:sessions.${session}`),
    region: said(region => `event:regions.${region}`),
    language: said(language => `person:correspondence_language.options.${language}`),
    moment: (instant: string) => dates.short(Temporal.Instant.from(instant)),
    changes: (actions: readonly string[]) =>
      actions.map(action => t(`admin:export.changes.${action}`)).join(', '),
  }
}

const listed = (codes: readonly string[]): string => codes.join(' ')

const personColumns = <R extends { person: Answers }>(choice: ColumnChoice): Column<R>[] =>
  answerColumns(person, choice).map(column => ({ ...column, cell: row => column.cell(row.person) }))

/**
 * Every field is a column; a checkbox group has one per option, a row field one per cell.
 * Sensitive fields stay out unless they are asked for.
 */
const answerColumns = (form: Questions, choice: ColumnChoice): Column<Answers>[] =>
  fieldsOf(form)
    .filter(field => choice.hasSensitive || !field.sensitive)
    .flatMap(field => columnsOf(field, form.path, choice))

/** The one name that all forms share gets its form's in front. */
function columnsOf(field: Field, form: string, choice: ColumnChoice): Column<Answers>[] {
  const code = field.name === 'privacy_read' ? `${form}.${field.name}` : field.name
  const label = (t: Translate) => t(`${field.text}.label`)
  const { ticked } = sayer(choice)
  if (field.kind === 'checkboxes')
    return field.options.map(option => ({
      code: `${code}.${option}`,
      heading: t => `${label(t)}: ${optionLabel(field, option, t)}`,
      cell: answers =>
        (answers[field.name] as string[] | undefined)?.includes(option) ? ticked : '',
    }))
  if (field.kind === 'rows') return rowColumns(field, label)
  const say = answerSayer(field, choice)
  return [{ code, heading: label, cell: answers => say(textIn(answers[field.name])) }]
}

/** An option that the field no longer has stays as it was stored. */
function answerSayer(field: Field, { words }: ColumnChoice): (answer: string) => string {
  if (!words) return answer => answer
  const t = translator(words)
  if (field.kind === 'checkbox') return answer => (answer ? t('choices:yes_no.yes') : '')
  return answer => (field.options.includes(answer) ? optionLabel(field, answer, t) : answer)
}

function rowColumns(field: Field, label: (t: Translate) => string): Column<Answers>[] {
  return Array.from({ length: field.max }, (_, index) => index).flatMap(index =>
    field.fields.map(column => ({
      code: `${field.name}.${index + 1}.${column.name}`,
      heading: (t: Translate) => `${label(t)} ${index + 1}: ${t(`${column.text}.label`)}`,
      cell: (answers: Answers) =>
        (answers[field.name] as Row[] | undefined)?.[index]?.[column.name] ?? '',
    })),
  )
}

const textIn = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '')
