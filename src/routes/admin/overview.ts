import { Router } from 'express'
import { type OverviewPage, overviewPage } from '../../overview/overview-page.ts'
import type { Services } from '../../services.ts'

/** How things stand: the page to open in the morning. */
export function overviewRoutes({ overview, clock }: Services): Router {
  return Router().get('/overview', (_req, res) => {
    const page: OverviewPage = overviewPage(overview(), res.locals, clock.now())
    res.render('admin/overview/page', page)
  })
}
