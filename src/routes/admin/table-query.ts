import { z } from 'zod'
import { type FacetFilter, facetValues } from '../../table/facets.ts'
import type { ReplyFilter } from '../../table/search.ts'
import { ofParticipant, type SortKey, sortKeys } from '../../table/sorting.ts'
import { addressOf, facetsIn, formPaths, pageSize, pageSizes, sharedAddress } from './query.ts'

/** The table: its address is what the secretariat asks for; with `.csv` the same as an export. */
const address = z.object({
  ...sharedAddress,
  /** A row a reply, or a row a participant with the three replies as columns. */
  rows: z.enum(['participants']).optional().catch(undefined),
  /** What is new since the member last said: seen. */
  fresh: z.enum(['1']).optional().catch(undefined),
  size: z.coerce.number().pipe(z.literal(pageSizes)).catch(pageSize),
  sort: z
    .templateLiteral([z.enum(['', '-']), z.enum(sortKeys)])
    .optional()
    .catch(undefined),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

export type Address = Omit<z.infer<typeof address>, 'sort'> & {
  sort: `-${SortKey}` | SortKey
  facets: FacetFilter
}

const facetNames = [...Object.keys(facetValues), 'assignee', 'tag']

/** Replies as they come in, the newest first; participants by name. */
const usualSort = ({ rows }: Pick<Address, 'rows'>): Address['sort'] =>
  rows ? 'name' : '-submitted_at'

export function readAddress(query: Record<string, unknown>): Address {
  const { sort, ...asked } = address.parse(query)
  const fits = sort !== undefined && isSortOf(asked.rows, sortOf({ sort }).sort)
  return { ...asked, sort: fits ? sort : usualSort(asked), facets: facetsIn(query, facetNames) }
}

/** A participant has no topic, and a reply no state of three forms. */
const isSortOf = (rows: Address['rows'], key: SortKey): boolean =>
  rows
    ? key === 'name' || formPaths.includes(key) || ofParticipant.includes(key)
    : !formPaths.includes(key)

export const sortOf = ({ sort }: Pick<Address, 'sort'>) => ({
  sort: sort.replace(/^-/, '') as SortKey,
  isDescending: sort.startsWith('-'),
})

/** `seen`: what the member has seen, for the address that asks for what is new. */
export const filterFrom = (
  asked: Address,
  seen: Pick<ReplyFilter, 'since' | 'notBy'>,
): ReplyFilter => ({
  facets: asked.facets,
  q: asked.q,
  ...(asked.fresh && seen),
  ...sortOf(asked),
})

/** What of the address leaves replies out. */
export const narrowing = ({ facets, q, fresh }: Address): Record<string, string> => ({
  ...facets,
  ...(fresh && { fresh }),
  ...(q && { q }),
})

/** Only what differs from the table as it opens stands in the address. */
export const linkTo = (path: string, asked: Address): string =>
  addressOf(path, {
    rows: asked.rows,
    ...narrowing(asked),
    sort: asked.sort === usualSort(asked) ? undefined : asked.sort,
    size: asked.size === pageSize ? undefined : asked.size,
    page: asked.page > 1 ? asked.page : undefined,
    delimiter: asked.delimiter === 'comma' ? asked.delimiter : undefined,
  })

/** The same address without one of its conditions. */
export function without(asked: Address, name: string): string {
  const { [name]: _, ...facets } = asked.facets
  return linkTo('/admin/replies', {
    ...asked,
    facets,
    page: 1,
    ...(name === 'q' && { q: '' }),
    ...(name === 'fresh' && { fresh: undefined }),
  })
}
