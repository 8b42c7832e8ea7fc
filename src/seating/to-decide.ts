import { edition } from '#edition/index.ts'
import { numberIn } from '../intl.ts'
import type { Reader } from '../reader.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import { visitorFrom } from './door-list.ts'
import { type TickedIds, type ToDecideOnPage, toDecideOnPage } from './guest-on-page.ts'
import type { Guest } from './seating-store.ts'

/** The first who came of those still to decide about; `total`: of all of them. */
export type FirstGuests = { guests: readonly Guest[]; total: number }

/** Guests still to decide about, and all of them in the table of replies; `rest`: those who are there alone. */
export type ToDecide = {
  tableHref: string
  total: string
  guests: ToDecideOnPage[]
  /** How many more there are; empty: nobody. */
  rest: string
}

export function toDecide(
  { guests, total }: FirstGuests,
  status: ReplyStatus,
  reader: Reader,
  ticked: TickedIds,
): ToDecide {
  const form = edition.formOf('seat')?.path ?? ''
  const query = new URLSearchParams({ form, status, sort: 'submitted_at' })
  const count = total - guests.length
  return {
    tableHref: `/admin/replies?${query}`,
    total: numberIn(reader.language, total),
    guests: guests.map(guest => toDecideOnPage(visitorFrom(guest), reader, ticked)),
    rest: count > 0 ? reader.t('admin:seating.rest', { count }) : '',
  }
}
