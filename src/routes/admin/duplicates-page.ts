import { type TextIn, typedFor } from '../../every-language.ts'
import { fullName, organizationIn } from '../../facts/person.ts'
import type { Pager } from '../../pager.ts'
import type { Reader } from '../../reader.ts'
import type { Duplicates, Pair } from '../../replies/duplicates.ts'
import { mayWrite, type StaffMember } from '../../staff/roles.ts'
import { pagerFor, pageSize, pagesFor, urlOf } from './query.ts'
import { reasonsInWords } from './reply-page/duplicates.ts'

/** Pairs of participants who may be one person, those with most in common first. */
export type DuplicatesPage = {
  total: string
  pairs: PairOnPage[]
  /** The number of this page, to come back to it. */
  page: number
  pager: Pager | undefined
  mayWrite: boolean
}
type PairOnPage = { two: OneOnPage[]; reasons: string; mergingHref: string }
type OneOnPage = { reference: string; href: string; name: string; authority: TextIn }

export const duplicatesPath = '/admin/duplicates'

/** `wanted`: the page that was asked for; the last stands in for what is beyond it. */
export function duplicatesPage(
  duplicates: Duplicates,
  member: StaffMember,
  reader: Reader,
  wanted: number,
): DuplicatesPage {
  const total = duplicates.count()
  const shown = pagesFor(total, wanted)
  const pairs = duplicates.pairs(pageSize, pageSize * (shown.page - 1))
  return {
    total: reader.t('admin:duplicates.total', { count: total }),
    pairs: pairs.map(pair => pairOnPage(pair, reader)),
    page: shown.page,
    pager: pagerFor(shown, page => urlOf(duplicatesPath, { page }), reader.t),
    mayWrite: mayWrite(member),
  }
}

const pairOnPage = ({ one, other, reasons }: Pair, reader: Reader): PairOnPage => ({
  two: [one, other].map(({ reference, person }) => ({
    reference,
    href: `/admin/replies/${reference}`,
    name: fullName(person),
    authority: typedFor(reader.language, organizationIn(person, reader.language)),
  })),
  reasons: reasonsInWords(reasons, reader.t),
  mergingHref: `/admin/replies/${one.reference}/merging/${other.reference}`,
})
