import { z } from 'zod'
import { type ReplyFilter, sortKeys } from '../../replies/search.ts'
import { statuses } from '../../replies/transitions.ts'
import { addressOf, countriesIn, facetsIn, formPaths, sharedAddress } from './address.ts'

/** The table of replies: its address is what the secretariat asks for; with `.csv` the same as an export. */
const address = z.object({
  ...sharedAddress,
  form: z.enum(formPaths).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(sortKeys)]).catch('-submitted_at'),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

export type Address = z.infer<typeof address> & { facets: Record<string, string> }

export const readAddress = (query: Record<string, unknown>): Address => ({
  ...address.parse(query),
  facets: facetsIn(query),
})

export function filterFrom({ form, status, facets, q, sort, ...place }: Address): ReplyFilter {
  const isDescending = sort.startsWith('-')
  return {
    form,
    status,
    countries: countriesIn(place),
    ...(Object.keys(facets).length > 0 && { facets }),
    q,
    sort: sort.replace('-', '') as ReplyFilter['sort'],
    isDescending,
  }
}

/** What of the address leaves replies out. */
export const narrowing = ({ form, status, country, region, facets, q }: Address): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ form, status, country, region, ...facets, q }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  )

/** Only what differs from the table as it opens stands in the address. */
export const linkTo = (path: string, asked: Address): string =>
  addressOf(path, {
    ...narrowing(asked),
    sort: asked.sort === '-submitted_at' ? undefined : asked.sort,
    page: asked.page > 1 ? asked.page : undefined,
    delimiter: asked.delimiter === 'comma' ? asked.delimiter : undefined,
  })
