import { fullName } from '../../../facts/person.ts'
import type { Translate } from '../../../i18n.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Pair } from '../../../replies/duplicates.ts'

/** Who may be the same person; `names`: of all of them in one line. */
export type DuplicatesOnPage = { names: string; others: DuplicateOnPage[] }

/** Somebody who may be the same person. */
export type DuplicateOnPage = {
  reference: string
  href: string
  name: string
  reasons: string
  mergingHref: string
}

/** Of a whole name that is the same its parts are not said. */
export const reasonsInWords = (reasons: Pair['reasons'], t: Translate): string =>
  reasons
    .filter(reason => reason !== 'part' || !reasons.includes('name'))
    .map(reason => t(`admin:duplicates.${reason}`))
    .join(', ')

/** Undefined: nobody. */
export function duplicatesOnPage(
  { reference }: Participant,
  duplicates: readonly Pair[],
  t: Translate,
): DuplicatesOnPage | undefined {
  if (duplicates.length === 0) return undefined
  const others = duplicates.map(({ other, reasons }) => ({
    reference: other.reference,
    href: `/admin/replies/${other.reference}`,
    name: fullName(other.person),
    reasons: reasonsInWords(reasons, t),
    mergingHref: `/admin/replies/${reference}/merging/${other.reference}`,
  }))
  return { names: others.map(({ name }) => name).join('; '), others }
}
