import type { Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { allows } from '../../table/conditions.ts'
import { isSinceWord } from '../../table/since.ts'
import { type ChipInUse, chipInUse, plainChip } from './filter-chips.ts'
import { type FilterList, listOf, type Shown } from './filter-list.ts'
import { type SinceForm, sinceForm } from './since-form.ts'
import { linkTo, readQuery, type TableQuery, tablePath } from './table-query.ts'

/** The filter of the table as its page shows it: a chip a filter, which opens its choices. */
export type FilterForm = {
  /** What is asked for and has no choices here, such as words searched for. */
  others: ChipInUse[]
  since: SinceForm
  chips: FilterChip[]
  /** Filters that are asked for now and then, under one chip. */
  more: { label: string; groups: FilterGroup[] }
  hidden: { name: string; value: string }[]
  /** The table without any condition; empty: it has none. */
  clear: string
}

/** `hasSizes`: how many rows a page has is asked here too. */
type FilterGroup = { title: string; hasSizes: boolean; lists: FilterList[] }

/** `inUse`: undefined where nothing is asked of the attribute. */
export type FilterChip = FilterList & { inUse: ChipInUse | undefined }

export function filterForm(shown: Shown): FilterForm {
  const { asked, t } = shown
  const offered = filtersFor(asked)
  const isAtOnce = ({ name, filter }: Attribute) => filter?.isAlwaysShown || asked.conditions[name]
  const groups = groupsOf(
    offered.filter(attribute => !isAtOnce(attribute)),
    shown,
  )
  const count = groups.reduce((sum, { lists }) => sum + lists.length, 0)
  return {
    others: chipsWithoutChoices(asked, offered, t),
    since: sinceForm(asked, t),
    chips: offered.filter(isAtOnce).map(attribute => ({
      ...listOf(attribute, shown),
      inUse: chipInUse(asked, attribute, t),
    })),
    more: { label: moreLabel(count, t), groups },
    hidden: hiddenIn(asked, offered),
    clear: isNarrowed(asked) ? linkTo(tablePath, readQuery({ rows: asked.rows })) : '',
  }
}

const moreLabel = (count: number, t: Translate): string =>
  count > 0 ? t('admin:replies.filter.more', { count }) : t('admin:replies.filter.more_alone')

/** The words searched for, and conditions whose choices are not offered to these rows. */
const chipsWithoutChoices = (
  asked: TableQuery,
  offered: readonly Attribute[],
  t: Translate,
): ChipInUse[] => [
  ...[plainChip(asked, 'q', t) ?? []].flat(),
  ...attributes
    .filter(attribute => !offered.includes(attribute))
    .flatMap(attribute => chipInUse(asked, attribute, t) ?? []),
]

const isNarrowed = ({ q, since, conditions }: TableQuery): boolean =>
  q !== '' || since !== undefined || Object.keys(conditions).length > 0

/** By what they are about; those of one form are offered where its replies are. */
function groupsOf(further: readonly Attribute[], shown: Shown): FilterGroup[] {
  const { t } = shown
  const groups = Map.groupBy(further, ({ form }) => form)
  return [...groups]
    .map(([form, group]) => ({
      title: form ? t(`${form}:short`) : t('admin:replies.filter.of_all'),
      hasSizes: form === undefined,
      lists: group
        .map(attribute => listOf(attribute, shown))
        .filter(({ options }) => options.length > 0),
    }))
    .filter(({ hasSizes, lists }) => hasSizes || lists.length > 0)
}

/** Answers to a form are asked for where its replies are shown. */
export const filtersFor = ({ rows, conditions }: TableQuery): Attribute[] =>
  attributes.filter(
    ({ filter, form }) =>
      filter !== undefined &&
      (!filter.onlyForParticipants || rows === 'participants') &&
      (form === undefined || allows(conditions.form ?? [], form)),
  )

/** What the form keeps of the table beside its own fields; conditions that it does not offer too. */
function hiddenIn(asked: TableQuery, offered: readonly Attribute[]): FilterForm['hidden'] {
  const others = Object.entries(asked.conditions).filter(
    ([name]) => !offered.some(one => one.name === name),
  )
  return [
    ...others.flatMap(([name, values]) => values.map(value => ({ name, value }))),
    ...(asked.q ? [{ name: 'q', value: asked.q }] : []),
    // A day stands in its own field.
    ...(asked.since && isSinceWord(asked.since) ? [{ name: 'since', value: asked.since }] : []),
    ...(asked.rows ? [{ name: 'rows', value: asked.rows }] : []),
    { name: 'sort', value: asked.sort },
  ]
}
