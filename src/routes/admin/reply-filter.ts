import { z } from 'zod'
import { eventDays } from '../../event.ts'
import { type ReplyFilter, sortKeys } from '../../replies/search.ts'
import { statuses } from '../../replies/transitions.ts'
import { addressOf, countriesIn, facetsIn, formPaths, pageSize, pageSizes, sharedAddress } from './address.ts'

/** The table of replies: its address is what the secretariat asks for; with `.csv` the same as an export. */
const address = z.object({
  ...sharedAddress,
  form: z.enum(formPaths).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  late: z.enum(['1']).optional().catch(undefined),
  pending: z.enum(['1']).optional().catch(undefined),
  day: z.enum(eventDays).optional().catch(undefined),
  size: z.coerce.number().pipe(z.literal(pageSizes)).catch(pageSize),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(sortKeys)]).catch('-submitted_at'),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

export type Address = z.infer<typeof address> & { facets: Record<string, string> }

export const readAddress = (query: Record<string, unknown>): Address => ({
  ...address.parse(query),
  facets: facetsIn(query),
})

export function filterFrom({ form, status, late, pending, day, facets, q, sort, ...place }: Address): ReplyFilter {
  const isDescending = sort.startsWith('-')
  return {
    form,
    status,
    isLate: late === '1',
    isPending: pending === '1',
    day,
    countries: countriesIn(place),
    ...(Object.keys(facets).length > 0 && { facets }),
    q,
    sort: sort.replace('-', '') as ReplyFilter['sort'],
    isDescending,
  }
}

/** What of the address leaves replies out. */
export const narrowing = ({
  form,
  status,
  country,
  region,
  late,
  pending,
  day,
  facets,
  q,
}: Address): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ form, status, country, region, day, late, pending, ...facets, q }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  )

/** Only what differs from the table as it opens stands in the address. */
export const linkTo = (path: string, asked: Address): string =>
  addressOf(path, {
    ...narrowing(asked),
    sort: asked.sort === '-submitted_at' ? undefined : asked.sort,
    size: asked.size === pageSize ? undefined : asked.size,
    page: asked.page > 1 ? asked.page : undefined,
    delimiter: asked.delimiter === 'comma' ? asked.delimiter : undefined,
  })
