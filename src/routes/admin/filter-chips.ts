import type { Translate } from '../../i18n.ts'
import type { Attribute } from '../../table/attribute.ts'
import { oppositeInWords, worded, wordedValue } from '../../table/condition-words.ts'
import { turned } from '../../table/conditions.ts'
import { labelOf } from '../../table/labels.ts'
import { linkTo, type TableQuery, tablePath } from './table-query.ts'

/**
 * A condition that is in force: its value in words, whole in `title`, the table without it, and the
 * tables with one value turned into its opposite.
 */
export type ChipInUse = {
  label: string
  text: string
  title: string
  href: string
  opposites: { label: string; href: string }[]
}

/** More values than this are counted. */
const namedMax = 2
/** Of more values none is turned round: each would repeat the address of all others. */
const turnedMax = 10

/** Undefined: nothing is asked of the attribute. */
export function chipInUse(
  asked: TableQuery,
  attribute: Attribute,
  t: Translate,
): ChipInUse | undefined {
  const { name } = attribute
  const values = asked.conditions[name]
  if (!values) return undefined
  const words = values.flatMap(value => wordedValue(name, value, t) ?? [])
  const [first] = words
  const isOne = values.length === 1 && first
  const named = words.map(({ text }) => text).join(', ')
  return {
    label: isOne ? first.label : labelOf(attribute, t),
    text: values.length > namedMax ? inNumber(values, t) : named,
    title: values.length > turnedMax ? inNumber(values, t) : named,
    href: withoutAll(asked, name),
    opposites:
      values.length > turnedMax
        ? []
        : values.map(value => ({
            label: oppositeInWords(attribute, value, t),
            href: withTurned(asked, name, value),
          })),
  }
}

const inNumber = (values: readonly string[], t: Translate): string =>
  t('admin:replies.filter.values', { count: values.length })

/** Of a condition that has no choices to open: the words searched for, or the day of changes. */
export function plainChip(
  asked: TableQuery,
  name: 'q' | 'since',
  t: Translate,
): ChipInUse | undefined {
  const value = asked[name]
  const words = value ? worded(name, value, t) : undefined
  return words && { ...words, title: words.text, href: withoutAll(asked, name), opposites: [] }
}

const withTurned = (asked: TableQuery, name: string, value: string): string =>
  withCondition(asked, name, [
    ...new Set((asked.conditions[name] ?? []).map(one => (one === value ? turned(value) : one))),
  ])

/** The same table without this condition. */
export const withoutAll = (asked: TableQuery, name: string): string =>
  withCondition(asked, name, [])

function withCondition(asked: TableQuery, name: string, values: readonly string[]): string {
  const { [name]: _, ...others } = asked.conditions
  return linkTo(tablePath, {
    ...asked,
    conditions: values.length > 0 ? { ...others, [name]: values } : others,
    page: 1,
    ...(name === 'q' && { q: '' }),
    ...(name === 'since' && { since: undefined }),
  })
}
