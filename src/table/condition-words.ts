import { createDates } from '../dates.ts'
import { orNothing, type Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import { bareValue, isUnwanted, turned } from './conditions.ts'
import { labelOf } from './labels.ts'
import { dateIn, isSinceWord } from './since.ts'

/** A value of a condition in words; the value may be negated (`!value`). */
export function conditionInWords(attribute: Attribute, value: string, t: Translate): string {
  const words = valueInWords(attribute, bareValue(value), t)
  if (!isUnwanted(value)) return words
  return (
    t(`admin:attributes.${attribute.name}.not`, { value: words, ...orNothing }) ||
    t('admin:replies.filter.not', { value: words })
  )
}

/** The opposite of a condition, in words that can be understood without the condition beside it. */
export function oppositeInWords(attribute: Attribute, value: string, t: Translate): string {
  if (!isUnwanted(value) || attribute.filter?.isFlag)
    return conditionInWords(attribute, turned(value), t)
  const words = valueInWords(attribute, bareValue(value), t)
  return notLabelOf(attribute, t)
    ? `${attribute.label(t)}: ${words}`
    : t('admin:replies.filter.only', { value: words })
}

/** The label of the negated condition; empty where it has none of its own. */
const notLabelOf = ({ name }: Attribute, t: Translate): string =>
  t(`admin:attributes.${name}.not_label`, orNothing)

/** A value that is not an option, such as one in an old log entry, is shown as stored. */
const valueInWords = ({ filter, inWords }: Attribute, value: string, t: Translate): string =>
  filter?.values && !filter.values.includes(value) ? value : inWords(value, t)

/** Conditions of no attribute: since when it changed, words searched for, kind of rows. */
const ownConditions: Record<string, (value: string, t: Translate) => Worded> = {
  since: (value, t) => ({ label: t('admin:replies.filter.since'), text: sinceInWords(value, t) }),
  q: (value, t) => ({ label: t('admin:replies.filter.q'), text: value }),
  rows: (_, t) => ({ label: t('admin:replies.rows'), text: t('admin:replies.row_a_participant') }),
}

function sinceInWords(value: string, t: Translate): string {
  if (isSinceWord(value)) return t(`admin:replies.filter.since_${value}`)
  const day = dateIn(value)
  return day ? createDates(t).date(day) : value
}

type Worded = { label: string; text: string }

/** The label and value of a condition; undefined: the table has no such condition. */
export const worded = (name: string, value: string, t: Translate): Worded | undefined =>
  wordedValue(name, value, t) ?? ownConditions[name]?.(value, t)

/** Like `worded`, for conditions of attributes alone. */
export function wordedValue(name: string, value: string, t: Translate): Worded | undefined {
  const attribute = findAttribute(name)
  if (!attribute?.filter) return undefined
  const opposed = isUnwanted(value) && notLabelOf(attribute, t)
  if (opposed) return { label: opposed, text: valueInWords(attribute, bareValue(value), t) }
  return { label: labelOf(attribute, t), text: conditionInWords(attribute, value, t) }
}

/** Conditions as the log stores them and finds them again: a line per value, `name=value`. */
export const loggedConditions = (all: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(all)
    .flatMap(([name, values]) => values.map(value => `${name}=${value}`))
    .join('\n')

export const wordedConditions = (logged: string, t: Translate): Worded[] =>
  logged.split('\n').flatMap(line => {
    const [name = '', ...value] = line.split('=')
    return worded(name, value.join('='), t) ?? []
  })
