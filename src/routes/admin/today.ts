import { Router } from 'express'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { sinceDay } from '../../today/changes.ts'
import { type NoReplyPage, noReplyPage } from '../../today/no-reply-page.ts'
import { type RepresentationPage, representationPage } from '../../today/representation-page.ts'
import { type SummaryPage, summaryPage } from '../../today/summary-page.ts'
import { type TodayPage, todayPage } from '../../today/today-page.ts'
import { memberOf } from '../../web/locals.ts'
import { isFirstRun, showFirstRun } from './first-run.ts'

/** The day at the desk, and what can be told of it: who has not answered, and a page for the director. */
export function todayRoutes(services: Services): Router {
  const { today, clock } = services
  const router = Router()

  router.get('/', (req, res) => {
    if (isFirstRun(services)) return showFirstRun(services, res)
    const now = clock.now()
    const page: TodayPage = todayPage(today, res.locals, now, sinceDay(req.query.since, now))
    res.render('admin/today/page', page)
  })

  router.get('/no-reply', (_req, res) => {
    const page: NoReplyPage = noReplyPage(today, res.locals, mayWrite(memberOf(res)))
    res.render('admin/no-reply/page', page)
  })

  router.get('/summary', (_req, res) => {
    const page: SummaryPage = summaryPage(today, res.locals, clock.now())
    res.render('admin/summary/page', page)
  })

  router.get('/representation', (_req, res) => {
    const page: RepresentationPage = representationPage(today.search, res.locals, clock.now())
    res.render('admin/representation/page', page)
  })

  // Where it was called otherwise: letters and bookmarks lead there.
  router.get('/overview', (_req, res) => res.redirect(303, '/admin'))

  return router
}
