import type { Reader } from '../reader.ts'
import { tableHref } from '../table/table-href.ts'
import { type Figure, participantsWith } from './figure.ts'
import type { Sources } from './sources.ts'
import { statesIn } from './states.ts'

/** Forms by statuses; the last row counts participants without a reply to the form. */
export type StatesOnPage = {
  forms: string[]
  rows: { label: string; figures: Figure[] }[]
}

export function statesOnPage({ search }: Sources, { t }: Reader): StatesOnPage {
  const { forms, rows, inForce } = statesIn(search)
  const { count: everybody } = participantsWith(search, {})
  const missing = forms.map((form, index) => ({
    count: everybody - (inForce[index] ?? 0),
    href: tableHref({ rows: 'participants', conditions: { missing: [form] } }),
  }))
  return {
    forms: forms.map(form => t(`${form}:tab`)),
    rows: [
      ...rows.map(({ status, figures }) => ({ label: t(`admin:status.${status}`), figures })),
      { label: t('admin:today.missing'), figures: missing },
    ],
  }
}
