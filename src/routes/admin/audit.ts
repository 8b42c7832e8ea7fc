import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { adminsOnly } from '../../web/staff-only.ts'
import { auditPage } from './audit-page.ts'
import { sharedQuery } from './query.ts'

const query = z.object({
  q: sharedQuery.q,
  before: z.coerce.number().int().min(1).optional().catch(undefined),
})

/** Who signed in, exported and changed what. For admins. */
export function auditRoutes(services: Services): Router {
  const router = Router()
  router.get('/audit', adminsOnly, (req, res) => {
    const { q, before } = query.parse(req.query)
    res.render('admin/audit/page', auditPage(services, res.locals, q, before))
  })
  return router
}
