import { fullName } from '../../../facts/person.ts'
import type { Translate } from '../../../i18n.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Pair } from '../../../replies/duplicates.ts'

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

export const duplicatesOnPage = (
  { reference }: Participant,
  duplicates: readonly Pair[],
  t: Translate,
): DuplicateOnPage[] =>
  duplicates.map(({ other, reasons }) => ({
    reference: other.reference,
    href: `/admin/replies/${other.reference}`,
    name: fullName(other.person),
    reasons: reasonsInWords(reasons, t),
    mergingHref: `/admin/replies/${reference}/merging/${other.reference}`,
  }))
