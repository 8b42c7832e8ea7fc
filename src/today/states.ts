import { edition } from '#edition/index.ts'
import { isInForce, type ReplyStatus, statuses } from '../replies/statuses.ts'
import type { Counts } from '../table/counts.ts'
import { tableHref } from '../table/table-href.ts'
import type { Counting, Figure } from './figure.ts'

/** How many replies to each form have each status; a status that no reply has is left out. */
export type States = {
  forms: readonly string[]
  rows: { status: ReplyStatus; figures: Figure[] }[]
  /** Replies that are not withdrawn, a number a form. */
  inForce: number[]
}

export function statesIn(search: Counting): States {
  const forms = edition.formPaths
  const counts = forms.map(form => search.counts({ form: [form] }, ['status']).status ?? {})
  const rows = statuses.map(status => ({
    status,
    figures: forms.map((form, index) => ({
      count: counts[index]?.[status] ?? 0,
      href: tableHref({ conditions: { form: [form], status: [status] } }),
    })),
  }))
  return {
    forms,
    rows: rows.filter(({ figures }) => figures.some(({ count }) => count > 0)),
    inForce: counts.map(sumInForce),
  }
}

const sumInForce = (counts: Counts[string]): number =>
  statuses
    .filter(status => isInForce({ status }))
    .reduce((sum, status) => sum + (counts[status] ?? 0), 0)
