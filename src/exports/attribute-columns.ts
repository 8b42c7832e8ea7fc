import { timeZone } from '#edition/circular.ts'
import type { Answers, Field, Row } from '../forms/fields.ts'
import { textOf, valuesOf } from '../forms/form.ts'
import { type Language, orNothing, type Translate, translator } from '../i18n.ts'
import { type Attribute, isNone } from '../table/attribute.ts'
import type { TableReply } from '../table/table-reply.ts'
import type { Column, ColumnChoice } from './column.ts'

/** `form`: only replies to it have something there; left out: any reply may. */
export type AttributeColumn = Column<TableReply> & { form?: string }

/** In characters of a workbook. */
const [numberWidth, momentWidth, longTextWidth] = [8, 21, 48]

/** Usually one column; a checkbox group has one per option, a field of rows one per cell. */
export function columnsOf(attribute: Attribute, choice: ColumnChoice): AttributeColumn[] {
  const { field, form } = attribute
  if (!field) return [ofItself(attribute, choice)]
  const columns = ofField(attribute, field, choice)
  return form ? columns.map(column => onlyTo(form, column)) : columns
}

function ofField(attribute: Attribute, field: Field, choice: ColumnChoice): AttributeColumn[] {
  if (field.kind === 'checkboxes') return ofOptions(attribute, field, choice)
  return field.kind === 'rows' ? ofCells(attribute, field) : [ofAnswer(attribute, field, choice)]
}

/** Nothing is read of a reply to another form: most cells of a long file are empty. */
const onlyTo = (form: string, { cell, exact, ...column }: AttributeColumn): AttributeColumn => ({
  ...column,
  form,
  cell: reply => (reply.form === form ? cell(reply) : ''),
  ...(exact && { exact: reply => (reply.form === form ? exact(reply) : undefined) }),
})

function ofItself(attribute: Attribute, { words }: ColumnChoice): AttributeColumn {
  const { name, valuesOf, export: exported } = attribute
  const between = exported?.separators?.[words ? 1 : 0] ?? ''
  const shown = shownAs(attribute, words)
  return {
    code: name,
    isTyped: exported?.isTyped ?? false,
    heading: headingOf(attribute, words !== undefined),
    cell(reply) {
      const values = valuesOf(reply)
      const [only = ''] = values
      return values.length > 1 ? values.map(shown).join(between) : only && shown(only)
    },
    ...exactOf(attribute, words),
  }
}

/** How a value stands in a cell. */
function shownAs(attribute: Attribute, words: Language | undefined): (value: string) => string {
  const { inWords, filter } = attribute
  const t = words && translator(words)
  return value => {
    if (isNone(attribute, value)) return ''
    if (!t) return value
    return filter?.isFlag ? t('choices:yes_no.yes') : inWords(value, t)
  }
}

/** A time is the event's in words, else UTC, as in the CSV; a flag in words is a word. */
function exactOf(
  { valuesOf, filter, export: exported }: Attribute,
  words: Language | undefined,
): Pick<AttributeColumn, 'exact' | 'width'> {
  if (exported?.isMoment)
    return { width: momentWidth, exact: reply => timeIn(valuesOf(reply)[0], words) }
  const isNumber = exported?.isNumber || (filter?.isFlag && !words)
  return isNumber ? { width: numberWidth, exact: reply => numberIn(valuesOf(reply)[0]) } : {}
}

const numberIn = (value = ''): number | undefined => (value ? Number(value) : undefined)

const timeIn = (value = '', words: Language | undefined): Temporal.PlainDateTime | undefined =>
  value
    ? Temporal.Instant.from(value)
        .toZonedDateTimeISO(words ? timeZone : 'UTC')
        .toPlainDateTime()
    : undefined

/**
 * The attribute's own heading, if it has one, else its label. The heading of a moment names its
 * zone: the event's where `isLocal`, else UTC.
 */
function headingOf({ name, label, export: exported }: Attribute, isLocal: boolean) {
  const heading = exported?.isMoment ? `heading_in_${isLocal ? 'zone' : 'utc'}` : 'heading'
  return (t: Translate): string => t(`admin:attributes.${name}.${heading}`, orNothing) || label(t)
}

const labelOf =
  (field: Field) =>
  (t: Translate): string =>
    t(`${field.text}.label`)

function ofAnswer(attribute: Attribute, field: Field, choice: ColumnChoice): AttributeColumn {
  const hasWords = field.options.length > 0 || field.kind === 'checkbox'
  const t = hasWords && choice.words && translator(choice.words)
  return {
    code: attribute.name,
    isTyped: field.options.length === 0,
    ...(field.kind === 'textarea' && { width: longTextWidth }),
    heading: labelOf(field),
    cell(reply) {
      const text = textOf(answersIn(reply, attribute), field.name)
      return t && text ? attribute.inWords(text, t) : text
    },
  }
}

function ofOptions(attribute: Attribute, field: Field, { words }: ColumnChoice): AttributeColumn[] {
  const ticked = words ? translator(words)('choices:yes_no.yes') : '1'
  return field.options.map(option => {
    const isTicked = (reply: TableReply) =>
      valuesOf(answersIn(reply, attribute), field.name).includes(option)
    return {
      code: `${attribute.name}.${option}`,
      isTyped: false,
      width: numberWidth,
      heading: t => `${labelOf(field)(t)}: ${attribute.inWords(option, t)}`,
      cell: reply => (isTicked(reply) ? ticked : ''),
      ...(!words && { exact: reply => (isTicked(reply) ? 1 : undefined) }),
    }
  })
}

function ofCells(attribute: Attribute, field: Field): AttributeColumn[] {
  const indexes = Array.from({ length: field.max }, (_, index) => index)
  return indexes.flatMap(index =>
    field.fields.map(column => ({
      code: `${attribute.name}.${index + 1}.${column.name}`,
      isTyped: true,
      heading: (t: Translate) => `${labelOf(field)(t)} ${index + 1}: ${labelOf(column)(t)}`,
      cell: (reply: TableReply) => {
        const rows = answersIn(reply, attribute)[field.name] as Row[] | undefined
        return rows?.[index]?.[column.name] ?? ''
      },
    })),
  )
}

/** The answers that the attribute is read from; a withdrawn reply keeps its answers in files. */
const answersIn = ({ person, answers }: TableReply, { form }: Attribute): Answers =>
  form ? answers : person
