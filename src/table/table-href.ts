import type { Conditions, Rows } from './conditions.ts'

/** What of the table is shown, in words of its address. `since`: an ISO date. */
export type Shown = { rows?: Rows; conditions?: Conditions; since?: string }

const tablePath = '/admin/replies'

/** The address of the table with the rows that meet these conditions, for links from other pages. */
export function tableHref({ rows, conditions = {}, since }: Shown): string {
  const query = new URLSearchParams()
  if (rows === 'participants') query.set('rows', rows)
  for (const [name, values] of Object.entries(conditions))
    for (const value of values) query.append(name, value)
  if (since) query.set('since', since)
  return query.size > 0 ? `${tablePath}?${query}` : tablePath
}
