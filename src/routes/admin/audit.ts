import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { roleOnly } from '../../web/staff-only.ts'

const pageSize = 50

const address = z.object({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** Who signed in, exported and changed accounts. For admins. */
export function auditRoutes({ audit }: Services): Router {
  const router = Router()
  router.get('/audit', roleOnly('admin'), (req, res) => {
    const { q, page: wanted } = address.parse(req.query)
    const total = audit.count(q)
    const pages = Math.max(1, Math.ceil(total / pageSize))
    const page = Math.min(wanted, pages)
    const linkTo = (number: number) => `/admin/audit?${new URLSearchParams({ ...(q && { q }), page: String(number) })}`
    res.render('admin/audit', { q, total, page, pages, entries: audit.page(q, pageSize, page), linkTo })
  })
  return router
}
