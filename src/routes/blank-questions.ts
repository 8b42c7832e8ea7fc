import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { optionLabel } from '../forms/display.ts'
import type { Field, When } from '../forms/fields.ts'
import { type Questions, sectionText } from '../forms/form.ts'
import type { Language } from '../i18n.ts'

export type BlankSection = { title: InEvery; questions: BlankQuestion[] }
export type BlankQuestion = {
  number: number
  label: InEvery
  /** The room for the answer takes the whole width, below its label. */
  isWide: boolean
  /** Marked as one that may be left out. */
  optional: InEvery | undefined
  /** By which boxes above it is asked; undefined: always. */
  condition: InEvery | undefined
  /** Boxes to tick; one without words where the label says all. */
  boxes: { number: string; text: InEvery | undefined }[]
  /** Room to write, line by line. */
  lines: number[]
  /** Ruled rows under these headings. */
  columns: InEvery[]
}

/** A longer list of options would fill the page: the answer is written. */
const optionsMax = 30
/** Characters that a hand writes on a line across the paper. */
const perLine = 100
/** More companions are written on a sheet of their own. */
const rowsMax = 5

export function blankSections({ sections }: Questions, language: Language): BlankSection[] {
  const fields = sections.flatMap(section => section.fields)
  const every = everyLanguage(language)
  return sections.map(section => ({
    title: every.words(`${sectionText(section)}.title`),
    questions: section.fields.map(field => questionOf(field, fields, every)),
  }))
}

function questionOf(field: Field, fields: readonly Field[], every: EveryLanguage): BlankQuestion {
  const number = fields.indexOf(field) + 1
  const boxes = boxesOf(field, number, every)
  const isRuled = field.kind === 'rows'
  return {
    number,
    label: every.words(`${field.text}.label`),
    isWide: isRuled || field.kind === 'textarea',
    optional: field.required === false ? every.words('site:form.optional') : undefined,
    condition: field.when && conditionOf(field.when, fields, every),
    boxes,
    lines: boxes.length > 0 ? [] : upTo(isRuled ? Math.min(field.max, rowsMax) : linesFor(field)),
    columns: isRuled ? field.fields.map(({ text }) => every.words(`${text}.label`)) : [],
  }
}

function boxesOf(field: Field, number: number, { inEvery }: EveryLanguage): BlankQuestion['boxes'] {
  if (field.kind === 'checkbox') return [{ number: '', text: undefined }]
  if (field.options.length > optionsMax) return []
  return field.options.map((option, index) => ({
    number: boxNumber(number, index),
    text: inEvery(t => optionLabel(field, option, t)),
  }))
}

/** «3.2»: the second box of the third question, in every language alike. */
const boxNumber = (question: number, index: number): string => `${question}.${index + 1}`

function conditionOf(when: When, fields: readonly Field[], { inEvery }: EveryLanguage): InEvery {
  const boxes = Object.entries(when).flatMap(([name, options]) => {
    const index = fields.findIndex(field => field.name === name)
    return options.map(option => boxNumber(index + 1, fields[index]?.options.indexOf(option) ?? 0))
  })
  return inEvery(t => t('site:blank.condition', { boxes: boxes.join(', ') }))
}

const linesFor = ({ kind, max }: Field): number =>
  kind === 'textarea' ? Math.ceil(max / perLine) : 1

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
