import { z } from 'zod'
import { type FacetFilter, facetValues } from '../../replies/facets.ts'
import { type ReplyFilter, sortKeys } from '../../replies/search.ts'
import { addressOf, facetsIn, pageSize, pageSizes, sharedAddress } from './address.ts'

/** The table of replies: its address is what the secretariat asks for; with `.csv` the same as an export. */
const address = z.object({
  q: sharedAddress.q,
  page: sharedAddress.page,
  /** What is new since the member last said: seen. */
  fresh: z.enum(['1']).optional().catch(undefined),
  size: z.coerce.number().pipe(z.literal(pageSizes)).catch(pageSize),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(sortKeys)]).catch('-submitted_at'),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

export type Address = z.infer<typeof address> & { facets: FacetFilter }

const facetNames = [...Object.keys(facetValues), 'assignee', 'tag']

export const readAddress = (query: Record<string, unknown>): Address => ({
  ...address.parse(query),
  facets: facetsIn(query, facetNames),
})

/** `seen`: what the member has seen, for the address that asks for what is new. */
export const filterFrom = (
  { facets, q, sort, fresh }: Address,
  seen: Pick<ReplyFilter, 'since' | 'notBy'>,
): ReplyFilter => ({
  facets,
  q,
  ...(fresh && seen),
  sort: sort.replace('-', '') as ReplyFilter['sort'],
  isDescending: sort.startsWith('-'),
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
    ...narrowing(asked),
    sort: asked.sort === '-submitted_at' ? undefined : asked.sort,
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
