import { orNothing, type Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import { bareValue, isUnwanted, turned } from './conditions.ts'
import { labelOf } from './labels.ts'

/** A value of a condition in words; it may be turned round. */
export function conditionInWords(attribute: Attribute, value: string, t: Translate): string {
  const words = valueInWords(attribute, bareValue(value), t)
  if (!isUnwanted(value)) return words
  return (
    t(`admin:attributes.${attribute.name}.not`, { value: words, ...orNothing }) ||
    t('admin:replies.filter.not', { value: words })
  )
}

/** The opposite of a condition, said so that it is clear without the condition beside it. */
export function oppositeInWords(attribute: Attribute, value: string, t: Translate): string {
  if (!isUnwanted(value) || attribute.filter?.isFlag)
    return conditionInWords(attribute, turned(value), t)
  const words = valueInWords(attribute, bareValue(value), t)
  return notLabelOf(attribute, t)
    ? `${attribute.label(t)}: ${words}`
    : t('admin:replies.filter.only', { value: words })
}

/** What a condition is called when it is turned round, where that has a name of its own. */
const notLabelOf = ({ name }: Attribute, t: Translate): string =>
  t(`admin:attributes.${name}.not_label`, orNothing)

/** The log may hold what an edition no longer has. */
const valueInWords = ({ filter, inWords }: Attribute, value: string, t: Translate): string =>
  filter?.values && !filter.values.includes(value) ? value : inWords(value, t)

/** Conditions that are about the reader, the text or the rows, and belong to no attribute. */
const ownConditions: Record<string, (value: string, t: Translate) => Worded> = {
  fresh: (_, t) => ({
    label: t('admin:replies.filter.fresh'),
    text: t('admin:replies.filter.only_fresh'),
  }),
  q: (value, t) => ({ label: t('admin:replies.filter.q'), text: value }),
  rows: (_, t) => ({ label: t('admin:replies.rows'), text: t('admin:replies.row_a_participant') }),
}

type Worded = { label: string; text: string }

/** What a condition is about, and its value; undefined: the table has no such condition. */
export const worded = (name: string, value: string, t: Translate): Worded | undefined =>
  wordedValue(name, value, t) ?? ownConditions[name]?.(value, t)

/** The same of an attribute alone. */
export function wordedValue(name: string, value: string, t: Translate): Worded | undefined {
  const attribute = findAttribute(name)
  if (!attribute?.filter) return undefined
  const opposed = isUnwanted(value) && notLabelOf(attribute, t)
  if (opposed) return { label: opposed, text: valueInWords(attribute, bareValue(value), t) }
  return { label: labelOf(attribute, t), text: conditionInWords(attribute, value, t) }
}

/** Conditions as the log keeps and finds them: a line a value, `name=value`. */
export const loggedConditions = (all: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(all)
    .flatMap(([name, values]) => values.map(value => `${name}=${value}`))
    .join('\n')

export const wordedConditions = (logged: string, t: Translate): Worded[] =>
  logged.split('\n').flatMap(line => {
    const [name = '', ...value] = line.split('=')
    return worded(name, value.join('='), t) ?? []
  })
