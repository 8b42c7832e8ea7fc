import { Router } from 'express'
import { z } from 'zod'
import { forms } from '../../forms/index.ts'
import { facetFields } from '../../replies/facets.ts'
import { type ParticipantSort, participantSorts } from '../../replies/participants.ts'
import type { Services } from '../../services.ts'
import { addressOf, countriesIn, facetsIn, formPaths, offered, pageSize, pagesFor, sharedAddress } from './address.ts'
import { writers } from './reply-page.ts'

const address = z.object({
  ...sharedAddress,
  missing: z.enum(formPaths).optional().catch(undefined),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(participantSorts)]).catch('name'),
})

/** One row a participant, the three replies as columns: who has not answered stands out. */
export function participantTableRoutes({ participants }: Services): Router {
  const router = Router()
  router.get('/participants', (req, res) => {
    const { page: wanted, sort, ...asked } = address.parse(req.query)
    const facets = facetsIn(
      req.query,
      facetFields.map(({ name }) => name),
    )
    const narrowing = { ...asked, ...facets }
    const filter = {
      countries: countriesIn(asked),
      facets,
      q: asked.q,
      missing: asked.missing,
      sort: sort.replace('-', '') as ParticipantSort,
      isDescending: sort.startsWith('-'),
    }
    const addressWith = (changes: Record<string, string | number | undefined>) =>
      addressOf('/admin/participants', { ...narrowing, sort: sort === 'name' ? undefined : sort, ...changes })
    const total = participants.count(filter)
    const { page, pages } = pagesFor(total, wanted)
    res.render('admin/participants', {
      ...offered(res.locals.t),
      asked: { ...asked, sort },
      narrowing: Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value)),
      total,
      page,
      pages,
      found: participants.page(filter, pageSize, page),
      forms,
      mayWrite: writers.includes(res.locals.member.role),
      linkTo: addressWith,
      without: (name: string) => addressWith({ [name]: undefined }),
    })
  })
  return router
}
