import { Router } from 'express'
import { z } from 'zod'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { type DuplicatesPage, duplicatesPage } from './duplicates-page.ts'
import { sharedQuery } from './query.ts'

const query = z.object({ page: sharedQuery.page })

/** Who may stand twice on the desk. */
export function duplicateRoutes({ duplicates }: Services): Router {
  return Router().get('/duplicates', (req, res) => {
    const wanted = query.parse(req.query).page
    const page: DuplicatesPage = duplicatesPage(duplicates, memberOf(res), res.locals, wanted)
    res.render('admin/duplicates/page', page)
  })
}
