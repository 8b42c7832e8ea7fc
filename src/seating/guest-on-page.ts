import { spokenLanguage } from '../facts/answers.ts'
import { spokenInWords } from '../facts/in-words.ts'
import { countryOf, organizationIn } from '../facts/person.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import type { Visitor } from './door-list.ts'
import { placeOf } from './place.ts'
import { decidedText, guestText } from './seat-keys.ts'

/** What all lists of the page show of a guest. */
export type GuestOnPage = {
  anchor: string
  href: string
  /** How the forms of the page name the guest when they tick them. */
  value: string
  isTicked: boolean
  name: string
  /** The text after the name: the country, and that this is a stand-in; may be empty. */
  besides: string
  status: { look: StatusLook; text: string }
  /** A decision that waits for its letter, and the same as a sentence; undefined: none. */
  pending: { decision: string; text: string; letterHref: string } | undefined
  employer: string
  /** What a row has no room for: the whole name, the employer, and the language where it was given. */
  about: string
}

/** A guest who may sit at a table; `seat`: its number, empty without a table. */
export type SeatedOnPage = GuestOnPage & { seat: string }

/** A guest whom the secretariat has not decided about. */
export type ToDecideOnPage = GuestOnPage & {
  moment: string
  /** The name of the box by which the guest is ticked; empty: it is decided. */
  box: string
}

/** The id of the element that shows the guest of this reply. */
export const guestAnchor = (replyId: number): string => `guest-${replyId}`

/** Who was ticked in a form that was refused, by the id of the reply. */
export type TickedIds = ReadonlySet<number>

export const seatedOnPage = (guest: Visitor, reader: Reader, ticked: TickedIds): SeatedOnPage => ({
  ...guestOnPage(guest, reader, ticked),
  value: guestText(guest, placeOf(guest)),
  seat: String(guest.seatNumber ?? ''),
})

export function toDecideOnPage(guest: Visitor, reader: Reader, ticked: TickedIds): ToDecideOnPage {
  const { submittedAt, pendingStatus } = guest
  return {
    ...guestOnPage(guest, reader, ticked),
    moment: reader.t('admin:reply.submitted', {
      moment: reader.dates.short(Temporal.Instant.from(submittedAt)),
    }),
    box: pendingStatus ? '' : 'reply',
  }
}

function guestOnPage(guest: Visitor, { t, language }: Reader, ticked: TickedIds): GuestOnPage {
  const { replyId, reference, form, person, status } = guest
  const country = countryOf(person)
  const spoken = spokenLanguage(guest)
  const employer = organizationIn(person, language)
  const speaks = spoken && t('admin:seating.speaks', { language: spokenInWords(form, spoken, t) })
  const besides = [
    country ? t(`countries:${country}`) : '',
    guest.isStandIn ? t('admin:seating.represents') : '',
  ]
    .filter(Boolean)
    .join(' ')
  return {
    anchor: guestAnchor(replyId),
    href: `/admin/replies/${reference}?form=${form}`,
    value: decidedText(guest),
    isTicked: ticked.has(replyId),
    name: guest.name,
    besides,
    status: { look: lookOf(status), text: t(`admin:status.${status}`) },
    pending: pendingIn(guest, t),
    employer,
    about: [`${guest.name} ${besides}`, employer, speaks].filter(Boolean).join('; '),
  }
}

function pendingIn({ pendingStatus, reference, form }: Visitor, t: Translate) {
  if (!pendingStatus) return undefined
  const decision = t(`admin:decide.${pendingStatus}`)
  return {
    decision,
    text: t('admin:programme.pending', { decision }),
    letterHref: `/admin/replies/${reference}/${form}/letter`,
  }
}
