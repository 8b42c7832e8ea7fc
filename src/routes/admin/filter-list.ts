import type { Translate } from '../../i18n.ts'
import { type Attribute, valuesInOrder } from '../../table/attribute.ts'
import { conditionInWords } from '../../table/condition-words.ts'
import { isUnwanted } from '../../table/conditions.ts'
import type { Counts } from '../../table/counts.ts'
import { linkTo, type TableQuery, tablePath } from './table-query.ts'

/** The choices of a filter. */
export type FilterList = {
  id: string
  name: string
  label: string
  /** Too many choices to be ticked one by one. */
  isSelect: boolean
  /** Several values are asked for, each of which will do. */
  isMultiple: boolean
  options: FilterOption[]
}
/** `href`: the table with this value alone, and what is asked besides. */
type FilterOption = {
  value: string
  label: string
  count: string
  href: string
  isChosen: boolean
}

/** The table, and what is known of it. */
export type Shown = {
  asked: TableQuery
  counts: Counts | undefined
  /** Values of an attribute that are made up as the secretariat goes along. */
  valuesOf(name: string): readonly string[]
  t: Translate
}

/** A longer list is chosen from by typing the first letters. */
const listedMax = 12

export function listOf(attribute: Attribute, shown: Shown): FilterList {
  const { asked, counts, t } = shown
  const { name } = attribute
  const chosen = asked.conditions[name] ?? []
  const option = (value: string): FilterOption => ({
    value,
    label: conditionInWords(attribute, value, t),
    count: String(counts?.[name]?.[value] ?? ''),
    href: linkTo(tablePath, {
      ...asked,
      conditions: { ...asked.conditions, [name]: [value] },
      page: 1,
    }),
    isChosen: chosen.includes(value),
  })
  const values = [
    ...new Set([...chosen.filter(isUnwanted), ...offeredOf(attribute, shown), ...chosen]),
  ]
  return {
    // A dot would be a class for styles and scripts.
    id: name.replaceAll('.', '-'),
    name,
    label: attribute.label(t),
    isSelect: values.length > listedMax,
    isMultiple: chosen.length > 1,
    options: values.map(option),
  }
}

/** Nothing is offered that would leave nobody over. */
function offeredOf(attribute: Attribute, { counts, valuesOf, t }: Shown): readonly string[] {
  const { name, filter } = attribute
  const values = filter?.values ? valuesInOrder(attribute, t) : valuesOf(name)
  return values.filter(value => counts?.[name]?.[value] !== 0)
}
