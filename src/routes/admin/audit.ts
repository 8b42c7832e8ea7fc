import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { inWords, namedBy } from '../../staff/audit-words.ts'
import { roleOnly } from '../../web/staff-only.ts'
import { addressOf, pageSize, pagesFor, sharedAddress } from './address.ts'

const address = z.object({ q: sharedAddress.q, page: sharedAddress.page })

/** Who signed in, exported and changed accounts. For admins. */
export function auditRoutes({ audit, staff }: Services): Router {
  const router = Router()
  router.get('/audit', roleOnly('admin'), (req, res) => {
    const { q, page: wanted } = address.parse(req.query)
    const query = { q, ...namedBy(q) }
    const total = audit.count(query)
    const { page, pages } = pagesFor(total, wanted)
    const members = new Map(staff.list().map(({ id, email }) => [id, email]))
    const entries = audit.page(query, pageSize, page).map(entry => inWords(entry, res.locals.t, id => members.get(id)))
    const linkTo = (page: number) => addressOf('/admin/audit', { q, page })
    res.render('admin/audit', { q, total, page, pages, entries, linkTo })
  })
  return router
}
