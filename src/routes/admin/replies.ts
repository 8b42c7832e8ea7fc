import { pipeline } from 'node:stream'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { replyCsv } from '../../replies/csv.ts'
import { type ReplyFilter, sortKeys } from '../../replies/search.ts'
import { statuses } from '../../replies/transitions.ts'
import type { Services } from '../../services.ts'
import { addressOf, countriesIn, facetsIn, formPaths, offered, pageSize, pagesFor, sharedAddress } from './address.ts'

/** The table of replies: its address is what the secretariat asks for; with `.csv` the same as an export. */
const address = z.object({
  ...sharedAddress,
  form: z.enum(formPaths).optional().catch(undefined),
  status: z.enum(statuses).optional().catch(undefined),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(sortKeys)]).catch('-submitted_at'),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

type Address = z.infer<typeof address> & { facets: Record<string, string> }

const readAddress = (req: Request): Address => ({ ...address.parse(req.query), facets: facetsIn(req.query) })

function filterFrom({ form, status, facets, q, sort, ...place }: Address): ReplyFilter {
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

export function replyTableRoutes({ search, audit }: Services): Router {
  const router = Router()

  router.get('/replies', (req, res) => {
    const asked = readAddress(req)
    const filter = filterFrom(asked)
    const total = search.count(filter)
    const { page, pages } = pagesFor(total, asked.page)
    res.render('admin/replies', {
      ...offered(res.locals.t),
      asked,
      narrowing: narrowing(asked),
      total,
      page,
      pages,
      found: search.page(filter, pageSize, page),
      sortKeys,
      linkTo: (changes: Partial<Address>, path = '/admin/replies') => linkTo(path, { ...asked, ...changes }),
      without: (name: string) =>
        linkTo('/admin/replies', { ...asked, facets: { ...asked.facets, [name]: '' }, [name]: undefined, page: 1 }),
    })
  })

  router.get('/replies.csv', (req, res, next) => {
    const asked = readAddress(req)
    const filter = filterFrom(asked)
    audit.record(res.locals.member.email, 'exported', { ...narrowing(asked), rows: search.count(filter) })
    const csv = replyCsv(search.all(filter), asked.form, asked.delimiter === 'comma' ? ',' : ';')
    res.type('text/csv').attachment('replies.csv')
    pipeline(csv, res, error => error && next(error))
  })
  return router
}

/** What of the address leaves replies out. */
const narrowing = ({ form, status, country, region, facets, q }: Address): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ form, status, country, region, ...facets, q }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  )

/** Only what differs from the table as it opens stands in the address. */
const linkTo = (path: string, asked: Address): string =>
  addressOf(path, {
    ...narrowing(asked),
    sort: asked.sort === '-submitted_at' ? undefined : asked.sort,
    page: asked.page > 1 ? asked.page : undefined,
    delimiter: asked.delimiter === 'comma' ? asked.delimiter : undefined,
  })
