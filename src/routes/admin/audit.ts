import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { roleOnly } from '../../web/staff-only.ts'
import { addressOf, pageSize, pagesFor, sharedAddress } from './address.ts'

const address = z.object({ q: sharedAddress.q, page: sharedAddress.page })

/** Who signed in, exported and changed accounts. For admins. */
export function auditRoutes({ audit }: Services): Router {
  const router = Router()
  router.get('/audit', roleOnly('admin'), (req, res) => {
    const { q, page: wanted } = address.parse(req.query)
    const total = audit.count(q)
    const { page, pages } = pagesFor(total, wanted)
    const linkTo = (page: number) => addressOf('/admin/audit', { q, page })
    res.render('admin/audit', { q, total, page, pages, entries: audit.page(q, pageSize, page), linkTo })
  })
  return router
}
