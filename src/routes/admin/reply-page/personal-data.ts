import type { Translate } from '../../../i18n.ts'
import type { Participant } from '../../../participants/participants.ts'
import { isAdmin, mayWrite, type StaffMember } from '../../../staff/roles.ts'

type Offer = { may(member: StaffMember): boolean; path: string; words: string }

const offers: readonly Offer[] = [
  { may: mayWrite, path: 'held.json', words: 'admin:personal_data.copy' },
  { may: isAdmin, path: 'erasure', words: 'admin:personal_data.erase' },
]

/** What this member may do with everything held on a participant. */
export const personalDataLinks = (
  { reference }: Participant,
  member: StaffMember,
  t: Translate,
): { href: string; text: string }[] =>
  offers
    .filter(({ may }) => may(member))
    .map(({ path, words }) => ({ href: `/admin/replies/${reference}/${path}`, text: t(words) }))
