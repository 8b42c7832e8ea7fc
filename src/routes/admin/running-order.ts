import { Router } from 'express'
import { edition } from '#edition/index.ts'
import { exportCalendar, exportCsv } from '../../programme/running-order-files.ts'
import { type RunningOrderPage, runningOrderPage } from '../../programme/running-order-page.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'

/** The programme as it leaves the desk: to print, as CSV and as a calendar. */
export function runningOrderRoutes(services: Services): Router {
  const { programme, clock } = services
  const router = Router()
  if (!edition.formOf('slot')) return router

  router.get('/programme/order', (req, res) => {
    const onlyConfirmed = req.query.only === 'confirmed'
    const page: RunningOrderPage = runningOrderPage(
      programme.sessions(),
      onlyConfirmed,
      res.locals.language,
    )
    res.render('admin/running-order/page', page)
  })

  router.get('/programme.csv', (_req, res, next) => {
    const csv = exportCsv(services, res.locals.language, memberOf(res).email)
    download(csv, datedName('programme', 'csv', clock), res, next)
  })

  router.get('/programme.ics', (_req, res) => {
    const calendar = exportCalendar(services, res.locals.t, memberOf(res).email)
    res
      .type('text/calendar')
      .attachment(datedName('programme', 'ics', clock))
      .send(calendar)
  })

  return router
}
