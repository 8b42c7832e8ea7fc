import type { Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { attributes } from './attributes.ts'

/** What two forms ask in the same words is told apart by the form. */
export function labelOf(attribute: Attribute, t: Translate): string {
  const label = attribute.label(t)
  const { form } = attribute
  const isAlone = attributes.every(one => one.form === form || !one.form || one.label(t) !== label)
  return isAlone || !form ? label : `${label} (${t(`${form}:short`)})`
}
