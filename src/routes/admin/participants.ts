import { Router } from 'express'
import { z } from 'zod'
import { forms } from '../../forms/index.ts'
import type { Services } from '../../services.ts'
import { addressOf, countriesIn, formPaths, offered, pageSize, pagesFor, sharedAddress } from './address.ts'

const address = z.object({ ...sharedAddress, missing: z.enum(formPaths).optional().catch(undefined) })

/** One row a participant, the three replies as columns: who has not answered stands out. */
export function participantTableRoutes({ participants }: Services): Router {
  const router = Router()
  router.get('/participants', (req, res) => {
    const { page: wanted, ...asked } = address.parse(req.query)
    const filter = { countries: countriesIn(asked), q: asked.q, missing: asked.missing }
    const total = participants.count(filter)
    const { page, pages } = pagesFor(total, wanted)
    res.render('admin/participants', {
      ...offered(res.locals.t),
      asked,
      isFiltered: Object.values(asked).some(Boolean),
      total,
      page,
      pages,
      found: participants.page(filter, pageSize, page),
      forms,
      linkTo: (page: number) => addressOf('/admin/participants', { ...asked, page }),
    })
  })
  return router
}
