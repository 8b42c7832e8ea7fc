import { orNothing, type Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import { bareValue, isUnwanted } from './conditions.ts'
import { labelOf } from './labels.ts'

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
