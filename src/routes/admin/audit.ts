import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { inWords, namedBy } from '../../staff/audit-words.ts'
import { roleOnly } from '../../web/staff-only.ts'
import { addressOf, pageSize, pagesFor, sharedAddress } from './query.ts'

const address = z.object({ q: sharedAddress.q, page: sharedAddress.page })

/** Nobody types more; each is work. */
const wordsMost = 8

/** Who signed in, exported and changed accounts. For admins. */
export function auditRoutes({ audit, staff }: Services): Router {
  const router = Router()
  router.get('/audit', roleOnly('admin'), (req, res) => {
    const { q, page: wanted } = address.parse(req.query)
    const whole = [{ q, ...namedBy(q) }]
    // What stands nowhere as a whole is looked for word by word.
    const words = q
      .split(' ')
      .slice(0, wordsMost)
      .map(word => ({ q: word, ...namedBy(word) }))
    const queries = audit.count(...whole) > 0 ? whole : words
    const total = audit.count(...queries)
    const { page, pages } = pagesFor(total, wanted)
    const members = new Map(staff.list().map(({ id, email }) => [id, email]))
    const entries = audit
      .page(queries, pageSize, page)
      .map(entry => inWords(entry, res.locals.t, id => members.get(id)))
    const linkTo = (page: number) => addressOf('/admin/audit', { q, page })
    res.render('admin/audit', { q, total, page, pages, entries, linkTo })
  })
  return router
}
