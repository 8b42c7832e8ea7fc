import { Router } from 'express'
import { z } from 'zod'
import { forms } from '../../forms/index.ts'
import type { Services } from '../../services.ts'
import { addressOf, countriesIn, facetsIn, formPaths, offered, pageSize, pagesFor, sharedAddress } from './address.ts'
import { writers } from './reply-page.ts'

const address = z.object({ ...sharedAddress, missing: z.enum(formPaths).optional().catch(undefined) })

/** One row a participant, the three replies as columns: who has not answered stands out. */
export function participantTableRoutes({ participants }: Services): Router {
  const router = Router()
  router.get('/participants', (req, res) => {
    const { page: wanted, ...asked } = address.parse(req.query)
    const facets = facetsIn(req.query)
    const narrowing = { ...asked, ...facets }
    const filter = { countries: countriesIn(asked), facets, q: asked.q, missing: asked.missing }
    const total = participants.count(filter)
    const { page, pages } = pagesFor(total, wanted)
    res.render('admin/participants', {
      ...offered(res.locals.t),
      asked,
      narrowing: Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value)),
      total,
      page,
      pages,
      found: participants.page(filter, pageSize, page),
      forms,
      mayWrite: writers.includes(res.locals.member.role),
      linkTo: (page: number) => addressOf('/admin/participants', { ...narrowing, page }),
      without: (name: string) => addressOf('/admin/participants', { ...narrowing, [name]: undefined }),
    })
  })
  return router
}
