import type { Language, Translate } from '../i18n.ts'
import type { Attribute } from './attribute.ts'
import { attributes } from './attributes.ts'

/** The attribute's label; where two forms use the same one, with the form's name in brackets. */
export const labelOf = (attribute: Attribute, t: Translate): string =>
  labelsIn
    .getOrInsertComputed(t.language, () => new Map())
    .getOrInsertComputed(attribute, () => labelAmongAll(attribute, t))

/** Each cell of the table says its column's, and all others have to be looked at for one. */
const labelsIn = new Map<Language, Map<Attribute, string>>()

function labelAmongAll(attribute: Attribute, t: Translate): string {
  const label = attribute.label(t)
  const { form } = attribute
  const isAlone = attributes.every(one => one.form === form || !one.form || one.label(t) !== label)
  return isAlone || !form ? label : `${label} (${t(`${form}:short`)})`
}
