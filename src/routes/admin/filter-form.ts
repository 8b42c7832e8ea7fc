import type { Translate } from '../../i18n.ts'
import { type Attribute, valuesInOrder } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { conditionInWords } from '../../table/condition-words.ts'
import { allows, isUnwanted } from '../../table/conditions.ts'
import type { Counts } from '../../table/counts.ts'
import { type Chip, chipsOf } from './filter-chips.ts'
import { type TableQuery, tablePath } from './table-query.ts'

/** The filter of the table as its page shows it. */
export type FilterForm = {
  q: string
  first: FilterSelect[]
  /** Further conditions by what they are about; those of one form are offered where its replies are. */
  more: FilterGroup[]
  hidden: { name: string; value: string }[]
  chips: Chip[]
  clear: string
}

/** `hasSizes`: how many rows a page has is asked here too. */
type FilterGroup = { title: string; hasSizes: boolean; selects: FilterSelect[]; isOpen: boolean }

export type FilterSelect = {
  id: string
  name: string
  label: string
  /** Several values are asked for, each of which will do. */
  isMultiple: boolean
  options: FilterOption[]
}
type FilterOption = { value: string; label: string; isChosen: boolean }

type Shown = {
  asked: TableQuery
  counts: Counts | undefined
  /** Values of an attribute that are made up as the secretariat goes along. */
  valuesOf(name: string): readonly string[]
  t: Translate
}

export function filterForm(shown: Shown): FilterForm {
  const { asked, t } = shown
  const offered = filtersFor(asked)
  const select = (attribute: Attribute) => filterSelect(attribute, shown)
  const further = Map.groupBy(
    offered.filter(({ filter }) => !filter?.isAlwaysShown),
    ({ form }) => form,
  )
  return {
    q: asked.q,
    first: offered.filter(({ filter }) => filter?.isAlwaysShown).map(select),
    more: [...further]
      .map(([form, group]) => ({
        title: form ? t(`${form}:short`) : t('admin:replies.filter.more'),
        hasSizes: form === undefined,
        selects: group.map(select).filter(({ options }) => options.length > 0),
        isOpen: group.some(({ name }) => asked.conditions[name]),
      }))
      .filter(({ hasSizes, selects }) => hasSizes || selects.length > 0),
    hidden: hiddenIn(asked, offered),
    chips: chipsOf(asked, t),
    clear: asked.rows ? `${tablePath}?rows=${asked.rows}` : tablePath,
  }
}

/** Answers to a form are asked for where its replies are shown. */
export const filtersFor = ({ rows, conditions }: TableQuery): Attribute[] =>
  attributes.filter(
    ({ filter, form }) =>
      filter !== undefined &&
      (!filter.onlyForParticipants || rows === 'participants') &&
      (form === undefined || allows(conditions.form ?? [], form)),
  )

function filterSelect(attribute: Attribute, shown: Shown): FilterSelect {
  const { asked, counts, t } = shown
  const chosen = asked.conditions[attribute.name] ?? []
  const option = (value: string): FilterOption => {
    const count = counts?.[attribute.name]?.[value]
    return {
      value,
      label: conditionInWords(attribute, value, t) + (count === undefined ? '' : ` (${count})`),
      isChosen: chosen.includes(value),
    }
  }
  return {
    // A dot would be a class for styles and scripts.
    id: attribute.name.replaceAll('.', '-'),
    name: attribute.name,
    label: attribute.label(t),
    isMultiple: chosen.length > 1,
    options: [
      ...new Set([...chosen.filter(isUnwanted), ...offeredOf(attribute, shown), ...chosen]),
    ].map(option),
  }
}

/** Among the further conditions nothing is offered that would leave nobody over. */
function offeredOf(attribute: Attribute, { counts, valuesOf, t }: Shown): readonly string[] {
  const { name, filter } = attribute
  const values = filter?.values ? valuesInOrder(attribute, t) : valuesOf(name)
  return filter?.isAlwaysShown ? values : values.filter(value => counts?.[name]?.[value] !== 0)
}

/** What the form keeps of the table beside its own fields; conditions that it does not offer too. */
function hiddenIn(asked: TableQuery, offered: readonly Attribute[]): FilterForm['hidden'] {
  const others = Object.entries(asked.conditions).filter(
    ([name]) => !offered.some(one => one.name === name),
  )
  return [
    ...others.flatMap(([name, values]) => values.map(value => ({ name, value }))),
    ...(asked.since ? [{ name: 'since', value: asked.since }] : []),
    ...(asked.rows ? [{ name: 'rows', value: asked.rows }] : []),
    { name: 'sort', value: asked.sort },
  ]
}
