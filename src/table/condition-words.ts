import { orNothing, type Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import { bareValue, isUnwanted } from './conditions.ts'

/** A value of a condition in words; it may be turned round. */
export function conditionInWords(attribute: Attribute, value: string, t: Translate): string {
  const { name, filter, inWords } = attribute
  const bare = bareValue(value)
  // The log may hold what an edition no longer has.
  const words = filter?.values && !filter.values.includes(bare) ? bare : inWords(bare, t)
  if (!isUnwanted(value)) return words
  const own = filter?.isFlag ? t(`admin:attributes.${name}.not`, orNothing) : ''
  return own || t('admin:replies.filter.not', { value: words })
}

/** Conditions that are about the reader or the text, and belong to no attribute. */
const ownConditions: Record<string, (value: string, t: Translate) => string> = {
  fresh: (_, t) => t('admin:replies.filter.only_fresh'),
  q: value => value,
}

type Worded = { label: string; text: string }

/** What a condition is about, and its value; undefined: the table has no such condition. */
export function worded(name: string, value: string, t: Translate): Worded | undefined {
  const attribute = findAttribute(name)
  if (attribute?.filter)
    return { label: attribute.label(t), text: conditionInWords(attribute, value, t) }
  const own = ownConditions[name]
  return own && { label: t(`admin:replies.filter.${name}`), text: own(value, t) }
}

/** Between the values of a condition where they are one text, as in the log. */
export const betweenValues = ', '

/** All values of a condition as the log keeps them; a text that nobody offered may have commas of its own. */
export function wordedDetail(name: string, text: string, t: Translate): Worded | undefined {
  const isOffered = findAttribute(name)?.filter?.values !== undefined
  const all = (isOffered ? text.split(betweenValues) : [text]).map(value => worded(name, value, t))
  const [first] = all
  return first && { ...first, text: all.map(one => one?.text).join(betweenValues) }
}
