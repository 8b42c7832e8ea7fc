import { orNothing, type Translate } from '../i18n.ts'
import { saidOnce } from '../said-once.ts'
import { attributesOf } from './control-attributes.ts'
import { optionsInWords } from './display.ts'
import {
  type Asked,
  type FieldView,
  fieldView,
  type Look,
  type OptionView,
  type Room,
  type RowView,
} from './field-view.ts'
import type { Answers, Field, Kind, Row } from './fields.ts'
import { type FieldProblem, isProblemIn } from './form.ts'
import { problemSentence } from './problem-words.ts'

/** What the fields of a page are filled with. */
export type Showing = {
  typed: Answers
  problems: readonly FieldProblem[]
  t: Translate
  /** Empty rows to show after the filled ones, by field; left out: one. */
  blankRows: Record<string, number>
  /** The participant fills in the form, not an assistant. */
  isForSelf: boolean
  /** What has its answer already stands as a sentence; what need not be answered is folded. */
  isShort: boolean
}

/** A field of one of the forms, with what was answered and what is wrong with it. */
export function formField(field: Field, showing: Showing): FieldView {
  if (!isUntouched(field, showing)) return fieldAsFilled(field, showing)
  return showing.isForSelf ? untouchedForSelf(field, showing.t) : untouched(field, showing.t)
}

/** It looks the same to everybody who fills in for the same one: most of a page does. */
const isUntouched = ({ name }: Field, { typed, problems, blankRows }: Showing): boolean =>
  typed[name] === undefined &&
  blankRows[name] === undefined &&
  !problems.some(problem => isProblemIn(problem, name))

const nothingTyped = { typed: {}, problems: [], blankRows: {}, isShort: false }
const untouched = saidOnce((field: Field, t) =>
  fieldAsFilled(field, { ...nothingTyped, t, isForSelf: false }),
)
const untouchedForSelf = saidOnce((field: Field, t) =>
  fieldAsFilled(field, { ...nothingTyped, t, isForSelf: true }),
)

function fieldAsFilled(field: Field, showing: Showing): FieldView {
  const { name, kind } = field
  const answer = showing.typed[name] ?? ''
  const value = typeof answer === 'string' ? answer : ''
  const whole = wordsOf(field, { id: name, name, value }, showing)
  if (kind === 'rows')
    return fieldView('rows', {
      ...whole,
      rows: rowViews(field, answer === '' ? [] : (answer as Row[]), showing),
      button: showing.t(`${field.text}.add`),
    })
  const chosen = typeof answer === 'string' ? [answer] : (answer as string[])
  const options = optionsOf(field, chosen, showing.t)
  return fieldView(looks[kind], { ...whole, options, room: roomFor(field, options) })
}

const looks: Record<Kind, Look> = {
  text: 'input',
  email: 'input',
  tel: 'input',
  url: 'input',
  textarea: 'textarea',
  radio: 'radio',
  select: 'select',
  checkboxes: 'checkbox',
  checkbox: 'tick',
  rows: 'rows',
}

/** In characters. */
const shortest = { option: 14, text: 120 }
const longestInColumns = 24

function roomFor({ kind, max }: Field, options: readonly OptionView[]): Room {
  if (['email', 'tel', 'select'].includes(kind)) return options.length > 20 ? 'whole' : 'half'
  if (kind === 'text') return max <= shortest.text ? 'half' : 'whole'
  const longest = Math.max(0, ...options.map(({ label }) => label.length))
  if (longest <= shortest.option) return 'inline'
  return longest <= longestInColumns && options.length > 3 ? 'columns' : 'whole'
}

function rowViews(field: Field, rows: readonly Row[], showing: Showing): RowView[] {
  const blank = Math.min(showing.blankRows[field.name] ?? 1, Math.max(0, field.max - rows.length))
  return [...rows, ...Array<Row>(blank).fill({})].map((row, index) => ({
    title: showing.t(`${field.text}.row`, { number: index + 1 }),
    fields: field.fields.map(column => {
      const id = `${field.name}-${index}-${column.name}`
      const name = `${field.name}[${index}][${column.name}]`
      const words = wordsOf(column, { id, name, value: row[column.name] ?? '' }, showing)
      return fieldView(looks[column.kind], words)
    }),
  }))
}

type Control = { id: string; name: string; value: string }

function wordsOf(field: Field, control: Control, showing: Showing): Asked {
  const { t, problems, isForSelf } = showing
  const filling = { value: control.value, isForSelf, language: t.language }
  return {
    ...control,
    ...ownWords(field, t),
    errors: problems
      .filter(problem => problem.field === control.id)
      .map(problem => problemSentence(problem, field, t)),
    isOptional: field.required === false,
    attributes: attributesOf[looks[field.kind]](field, filling),
  }
}

const ownWords = saidOnce(({ text, page, counted, max }: Field, t) => ({
  label: t(`${text}.label`),
  hint: t(`${text}.hint`, orNothing),
  more: page ? { url: `/${t.language}/${page}`, text: t(`${text}.more`) } : { url: '', text: '' },
  limit: counted ? t('site:form.count_limit', { count: max }) : '',
}))

const optionsOf = (field: Field, chosen: readonly string[], t: Translate): OptionView[] => [
  ...(field.kind === 'select' ? [{ value: '', label: t('site:form.choose') }] : []),
  ...optionsInWords(field, t).map(({ value, label }, index) => ({
    id: index ? `${field.name}-${value}` : field.name,
    value,
    label,
    isChosen: chosen.includes(value),
  })),
]
