import { spokenLanguage } from '../facts/answers.ts'
import { spokenInWords } from '../facts/in-words.ts'
import { countryOf, organizationIn } from '../facts/person.ts'
import type { Reader } from '../reader.ts'
import { type Refused, typedAt } from '../refused.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import type { Visitor } from './door-list.ts'

type Option = { value: string; label: string; isChosen: boolean }

/** What all lists of the page show of a guest. */
export type GuestOnPage = {
  anchor: string
  href: string
  name: string
  /** The text after the name: that this is a stand-in, and the country; may be empty. */
  besides: string
  status: { look: StatusLook; text: string }
  /** A decision that waits for its letter; empty: none. */
  pending: string
  employer: string
  /** The language that the guest speaks; empty: not given. */
  speaks: string
}

/** A guest with a seat, with the form that gives a table. */
export type SeatedOnPage = GuestOnPage & { action: string; from: string; tables: Option[] }

/** A guest whom the secretariat has not decided about. */
export type ToDecideOnPage = GuestOnPage & { moment: string; decisionHref: string }

/** The id of the element that shows the guest of this reply. */
export const guestAnchor = (replyId: number): string => `guest-${replyId}`

function guestOnPage(guest: Visitor, { t, language }: Reader): GuestOnPage {
  const { replyId, reference, form, person, status, pendingStatus } = guest
  const country = countryOf(person)
  const spoken = spokenLanguage(guest)
  return {
    anchor: guestAnchor(replyId),
    href: `/admin/replies/${reference}?form=${form}`,
    name: guest.name,
    besides: [
      guest.isStandIn ? ` ${t('admin:seating.represents')}` : '',
      country ? `, ${t(`countries:${country}`)}` : '',
    ].join(''),
    status: { look: lookOf(status), text: t(`admin:status.${status}`) },
    pending: pendingStatus
      ? t('admin:programme.pending', { decision: t(`admin:decide.${pendingStatus}`) })
      : '',
    employer: organizationIn(person, language),
    speaks: spoken && t('admin:seating.speaks', { language: spokenInWords(form, spoken, t) }),
  }
}

export const toDecideOnPage = (guest: Visitor, reader: Reader): ToDecideOnPage => ({
  ...guestOnPage(guest, reader),
  moment: reader.t('admin:reply.submitted', {
    moment: reader.dates.short(Temporal.Instant.from(guest.submittedAt)),
  }),
  decisionHref: `/admin/replies/${guest.reference}?form=${guest.form}#${guest.form}-decision`,
})

export function seatedOnPage(
  guest: Visitor,
  lastTable: number,
  reader: Reader,
  refused: Refused<unknown> | undefined,
): SeatedOnPage {
  const { table = guest.tableNumber } = typedAt(refused, guestAnchor(guest.replyId))
  return {
    ...guestOnPage(guest, reader),
    action: `/admin/seating/guests/${guest.replyId}`,
    from: String(guest.tableNumber ?? ''),
    tables: tableOptions(lastTable, table, reader),
  }
}

const tableOptions = (last: number, chosen: unknown, { t }: Reader): Option[] => [
  { value: '', label: t('admin:seating.no_table'), isChosen: false },
  ...Array.from({ length: last }, (_, index) => ({
    value: String(index + 1),
    label: t('admin:seating.number', { number: index + 1 }),
    isChosen: index + 1 === chosen,
  })),
]
