import { edition } from '#edition/index.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { ToDecideOnPage } from './guest-on-page.ts'

/** Guests still to decide about, and all of them in the table of replies. */
export type ToDecide = { tableHref: string; guests: ToDecideOnPage[] }

export function toDecide(guests: ToDecideOnPage[], status: ReplyStatus): ToDecide {
  const form = edition.formOf('seat')?.path ?? ''
  const query = new URLSearchParams({ form, status, sort: 'submitted_at' })
  return { tableHref: `/admin/replies?${query}`, guests }
}
