import { orNothing, type Translate } from '../i18n.ts'
import { optionsInWords } from './display.ts'
import type { Answers, Field, Row } from './fields.ts'
import type { FieldProblem } from './form.ts'
import { problemSentence } from './problem-words.ts'

/** A field as a page shows it; a text that it does not have is ''. */
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
  /** Of what is typed, where it is not the page's language. */
  lang: string | undefined
  autocomplete: string
  /** Set by the page's script when the answer to "who fills in" changes. */
  autocompleteSelf: string
  autocompleteOnBehalf: string
  latinFrom: string | undefined
  copyFrom: string | undefined
  describedBy: string | undefined
}
export type OptionView = { value: string; label: string; also: string; isChosen: boolean }
export type RowView = { title: string; fields: FieldView[] }

/** What the fields of a page are filled with. */
export type Showing = {
  typed: Answers
  problems: readonly FieldProblem[]
  t: Translate
  /** Empty rows to show after the filled ones, by field; left out: one. */
  blankRows: Record<string, number>
  /** The participant fills in the form, not an assistant. */
  isForSelf: boolean
}

export function fieldView(field: Field, showing: Showing): FieldView {
  const { t, typed } = showing
  const answer = typed[field.name]
  const value = typeof answer === 'string' ? answer : ''
  const own = controlView(field, { id: field.name, name: field.name, value }, showing)
  if (field.kind === 'rows')
    return {
      ...own,
      rows: rowViews(field, (answer ?? []) as Row[], showing),
      addRow: t(`${field.text}.add`),
    }
  const chosen = typeof answer === 'string' ? [answer] : ((answer ?? []) as string[])
  return { ...own, options: optionViews(field, chosen, t) }
}

const optionViews = (field: Field, chosen: readonly string[], t: Translate): OptionView[] =>
  optionsInWords(field, t).map(({ value, label }) => ({
    value,
    label,
    also: field.aliases[value] ?? '',
    isChosen: chosen.includes(value),
  }))

function rowViews(field: Field, rows: readonly Row[], showing: Showing): RowView[] {
  const blank = Math.min(showing.blankRows[field.name] ?? 1, Math.max(0, field.max - rows.length))
  return [...rows, ...Array<Row>(blank).fill({})].map((row, index) => ({
    title: showing.t(`${field.text}.row`, { number: index + 1 }),
    fields: field.fields.map(column => {
      const id = `${field.name}-${index}-${column.name}`
      const name = `${field.name}[${index}][${column.name}]`
      return controlView(column, { id, name, value: row[column.name] ?? '' }, showing)
    }),
  }))
}

type Control = { id: string; name: string; value: string }

function controlView(field: Field, control: Control, showing: Showing): FieldView {
  const { t, problems } = showing
  const hint = t(`${field.text}.hint`, orNothing)
  const errors = problems
    .filter(problem => problem.field === control.id)
    .map(problem => problemSentence(problem, field, t))
  return {
    ...control,
    kind: field.kind,
    label: t(`${field.text}.label`),
    hint,
    errors,
    options: [],
    rows: [],
    addRow: '',
    isOptional: field.required === false,
    counted: field.counted,
    max: field.max,
    lang: field.language === t.language ? undefined : field.language,
    ...completionOf(field, showing),
    latinFrom: field.latinFrom,
    copyFrom: field.copyFrom,
    describedBy: describedBy(control.id, hint, field.counted, errors.length > 0),
  }
}

function completionOf({ autocomplete: { self, onBehalf = 'off' } }: Field, { isForSelf }: Showing) {
  return {
    autocomplete: isForSelf ? self : onBehalf,
    autocompleteSelf: self,
    autocompleteOnBehalf: onBehalf,
  }
}

/** The `aria-describedby` of a control; undefined: it has no hint, count or error. */
function describedBy(
  id: string,
  hint: string,
  isCounted: boolean,
  isWrong: boolean,
): string | undefined {
  const ids = [hint && `${id}-hint`, isCounted && `${id}-count`, isWrong && `${id}-error`]
  return ids.filter(Boolean).join(' ') || undefined
}
