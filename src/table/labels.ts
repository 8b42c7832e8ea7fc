import type { Translate } from '../i18n.ts'
import { saidOnce } from '../said-once.ts'
import type { Attribute } from './attribute.ts'
import { attributes } from './attributes.ts'

/** The attribute's label; where two forms use the same one, with the form's name in brackets. */
export const labelOf = saidOnce(labelAmongAll)

/** Each cell of the table says its column's, and all others have to be looked at for one. */
function labelAmongAll(attribute: Attribute, t: Translate): string {
  const label = attribute.label(t)
  const { form } = attribute
  const isAlone = attributes.every(one => one.form === form || !one.form || one.label(t) !== label)
  return isAlone || !form ? label : `${label} (${t(`${form}:short`)})`
}
