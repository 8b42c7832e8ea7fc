import { fullName } from '../../../facts/person.ts'
import type { Translate } from '../../../i18n.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { PossibleDuplicate } from '../../../replies/duplicates.ts'

/** Somebody who may be the same person. */
export type DuplicateOnPage = {
  reference: string
  href: string
  name: string
  reasons: string
  mergingHref: string
}

export const duplicatesOnPage = (
  { reference }: Participant,
  duplicates: readonly PossibleDuplicate[],
  t: Translate,
): DuplicateOnPage[] =>
  duplicates.map(other => ({
    reference: other.reference,
    href: `/admin/replies/${other.reference}`,
    name: fullName(other.person),
    reasons: other.reasons.map(reason => t(`admin:duplicates.${reason}`)).join(', '),
    mergingHref: `/admin/replies/${reference}/merging/${other.reference}`,
  }))
