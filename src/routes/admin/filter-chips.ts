import type { Translate } from '../../i18n.ts'
import { findAttribute } from '../../table/attributes.ts'
import { oppositeInWords, worded } from '../../table/condition-words.ts'
import { turned } from '../../table/conditions.ts'
import { labelOf } from '../../table/labels.ts'
import { linkTo, narrowing, type TableQuery, tablePath } from './table-query.ts'

/** A condition that is in force, the table without it, and the table with its opposite. */
export type Chip = {
  label: string
  text: string
  href: string
  turned: { label: string; href: string } | undefined
}

/** More values of one condition than this are one chip: each would repeat the address of all others. */
const chipsMax = 10

export const chipsOf = (asked: TableQuery, t: Translate): Chip[] =>
  Object.entries(narrowing(asked)).flatMap(([name, values]) =>
    values.length > chipsMax
      ? chipOfMany(asked, name, values.length, t)
      : values.flatMap(value => chipOf(asked, name, value, t)),
  )

function chipOf(asked: TableQuery, name: string, value: string, t: Translate): Chip[] {
  const words = worded(name, value, t)
  if (!words) return []
  const href = withValues(asked, name, value, [])
  return [{ ...words, href, turned: turnedRound(asked, name, value, t) }]
}

function chipOfMany(asked: TableQuery, name: string, count: number, t: Translate): Chip[] {
  const attribute = findAttribute(name)
  if (!attribute) return []
  const text = t('admin:replies.filter.values', { count })
  return [{ label: labelOf(attribute, t), text, href: withoutAll(asked, name), turned: undefined }]
}

/** What belongs to no attribute has no opposite. */
function turnedRound(asked: TableQuery, name: string, value: string, t: Translate): Chip['turned'] {
  const attribute = findAttribute(name)
  if (!attribute) return undefined
  const href = withValues(asked, name, value, [turned(value)])
  return { label: oppositeInWords(attribute, value, t), href }
}

/** The same table with these values of a condition in place of one; none: without it. */
function withValues(
  asked: TableQuery,
  name: string,
  value: string,
  others: readonly string[],
): string {
  const own = asked.conditions[name] ?? []
  return withCondition(asked, name, [
    ...new Set(own.flatMap(one => (one === value ? others : one))),
  ])
}

const withoutAll = (asked: TableQuery, name: string): string => withCondition(asked, name, [])

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
