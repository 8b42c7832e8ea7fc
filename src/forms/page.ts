import { orNothing, type Translate } from '../i18n.ts'
import { optionLabel, optionsInWords } from './display.ts'
import type { Answers, Field, Row, When } from './fields.ts'
import { type FieldProblem, fieldsOf, type Questions } from './form.ts'

/** A form as its page shows it: words in place, values filled in, problems beside their fields. */
export type FormPage = { sections: SectionView[]; problems: { text: string; href: string }[] }
export type SectionView = { id: string; title: string; lead: string; groups: GroupView[] }

/** Fields that are asked on one condition. Without script all groups show, each with its condition in words. */
export type GroupView = { when: string | undefined; condition: string; fields: FieldView[] }

export type FieldView = {
  id: string
  name: string
  kind: Field['kind']
  label: string
  hint: string
  errors: string[]
  value: string
  options: OptionView[]
  rows: RowView[]
  addRow: string
  isOptional: boolean
  counted: boolean
  max: number
  autocomplete: string
  /** The token that script puts in when the answer to "who fills in" changes. */
  autocompleteSelf: string
  autocompleteOnBehalf: string
  latinFrom: string | undefined
  copyFrom: string | undefined
  describedBy: string | undefined
}
export type OptionView = { value: string; label: string; also: string; isChosen: boolean }
export type RowView = { title: string; fields: FieldView[] }

type State = {
  typed: Answers
  problems: readonly FieldProblem[]
  t: Translate
  blankRows: Record<string, number>
}

/** `blankRows`: how many empty rows to show after the filled ones, by field; one where it says nothing. */
export function formPage(
  form: Questions,
  typed: Answers,
  problems: readonly FieldProblem[],
  t: Translate,
  blankRows: Record<string, number> = {},
): FormPage {
  const state = { typed, problems, t, blankRows }
  const fields = fieldsOf(form)
  return {
    sections: form.sections.map(section =>
      sectionView(section.fields, section.name, fields, state),
    ),
    problems: problems.map(problem => ({
      text: problemText(problem, fields, t),
      href: `#${problem.field}`,
    })),
  }
}

function sectionView(
  fields: readonly Field[],
  name: string,
  all: readonly Field[],
  state: State,
): SectionView {
  const namespace = fields[0]?.text.split(':')[0]
  const key = `${namespace}:sections.${name}`
  return {
    id: `section-${name}`,
    title: state.t(`${key}.title`),
    lead: state.t(`${key}.lead`, orNothing),
    groups: groupsOf(fields, all, state),
  }
}

/** Neighbours with the same condition share its sentence. */
function groupsOf(fields: readonly Field[], all: readonly Field[], state: State): GroupView[] {
  const groups: { when: When | undefined; fields: Field[] }[] = []
  for (const field of fields) {
    const last = groups.at(-1)
    if (last && JSON.stringify(last.when) === JSON.stringify(field.when)) last.fields.push(field)
    else groups.push({ when: field.when, fields: [field] })
  }
  return groups.map(({ when, fields }) => ({
    when: when && whenText(when),
    condition: when ? conditionText(when, all, state.t) : '',
    fields: fields.map(field => fieldView(field, state)),
  }))
}

/** For the script: `attendance=in_person|representative`. */
const whenText = (when: When): string =>
  Object.entries(when)
    .map(([name, values]) => `${name}=${values.join('|')}`)
    .join('&')

/** «Если выше выбрано «…» или «…»»: made from the labels of the options, so that it is always true. */
function conditionText(when: When, all: readonly Field[], t: Translate): string {
  const labels = Object.entries(when).flatMap(([name, values]) => {
    const field = all.find(candidate => candidate.name === name)
    return field
      ? values.map(value => t('site:form.quoted', { text: optionLabel(field, value, t) }))
      : []
  })
  return t('site:form.condition', { options: labels.join(t('site:form.or')) })
}

function fieldView(field: Field, state: State): FieldView {
  const { t, typed } = state
  const answer = typed[field.name]
  const own = view(field, field.name, field.name, typeof answer === 'string' ? answer : '', state)
  const values = typeof answer === 'string' ? [answer] : ((answer ?? []) as string[])
  return {
    ...own,
    options: field.kind === 'rows' ? [] : optionViews(field, values, t),
    rows: field.kind === 'rows' ? rowViews(field, (answer ?? []) as Row[], state) : [],
    addRow: field.kind === 'rows' ? t(`${field.text}.add`) : '',
  }
}

const optionViews = (field: Field, chosen: readonly string[], t: Translate): OptionView[] =>
  optionsInWords(field, t).map(({ value, label }) => ({
    value,
    label,
    also: field.aliases[value] ?? '',
    isChosen: chosen.includes(value),
  }))

function rowViews(field: Field, rows: readonly Row[], state: State): RowView[] {
  const blank = Math.min(state.blankRows[field.name] ?? 1, Math.max(0, field.max - rows.length))
  return [...rows, ...Array<Row>(blank).fill({})].map((row, index) => ({
    title: state.t(`${field.text}.row`, { number: index + 1 }),
    fields: field.fields.map(column =>
      view(
        column,
        `${field.name}-${index}-${column.name}`,
        `${field.name}[${index}][${column.name}]`,
        row[column.name] ?? '',
        state,
      ),
    ),
  }))
}

function view(
  field: Field,
  id: string,
  name: string,
  value: string,
  { t, problems, typed }: State,
): FieldView {
  const hint = t(`${field.text}.hint`, orNothing)
  const errors = problems
    .filter(problem => problem.field === id)
    .map(problem => sentence(problem, field, t))
  const { self, onBehalf = 'off' } = field.autocomplete
  const describedBy = [
    hint && `${id}-hint`,
    field.counted && `${id}-count`,
    errors.length > 0 && `${id}-error`,
  ]
    .filter(Boolean)
    .join(' ')
  return {
    id,
    name,
    kind: field.kind,
    label: t(`${field.text}.label`),
    hint,
    errors,
    value,
    options: [],
    rows: [],
    addRow: '',
    isOptional: field.required === false,
    counted: field.counted,
    max: field.max,
    autocomplete: typed.filled_in_for === 'self' ? self : onBehalf,
    autocompleteSelf: self,
    autocompleteOnBehalf: onBehalf,
    latinFrom: field.latinFrom,
    copyFrom: field.copyFrom,
    describedBy: describedBy || undefined,
  }
}

function problemText(problem: FieldProblem, fields: readonly Field[], t: Translate): string {
  const field = fields.find(candidate => problem.field === candidate.name)
  if (field) return sentence(problem, field, t)
  const [name, row, column] = problem.field.split('-')
  const rows = fields.find(candidate => candidate.name === name)
  const cell = rows?.fields.find(candidate => candidate.name === column)
  if (!rows || !cell) return ''
  return t('site:form.in_row', {
    row: t(`${rows.text}.row`, { number: Number(row) + 1 }),
    problem: sentence(problem, cell, t),
  })
}

/** The field's own sentence where it has one, else the common one with the field's name in it. */
function sentence({ code, values }: FieldProblem, field: Field, t: Translate): string {
  const words = { ...values, object: t(`${field.text}.object`) }
  return (
    t(`${field.text}.errors.${code}`, { ...words, ...orNothing }) ||
    t(`errors:fields.${code}`, words)
  )
}
