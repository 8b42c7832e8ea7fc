import { type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { sessionsOn, speakingDays } from '../../programme/papers.ts'
import { exportCalendar, exportCsv } from '../../programme/running-order-files.ts'
import { type RunningOrderPage, runningOrderPage } from '../../programme/running-order-page.ts'
import { type SessionFilePage, sessionFilePage } from '../../programme/session-file-page.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'

/** The programme as it leaves the desk: to print, as CSV and as a calendar. */
export function runningOrderRoutes(services: Services): Router {
  const { programme, clock } = services
  const router = Router()
  if (!edition.formOf('slot')) return router

  router.get('/programme/order', (req, res) => showOrder(services, req, res))
  router.get('/programme/order/:day', (req, res) => showOrder(services, req, res, dayIn(req)))

  router.get('/programme/session-file/:day', (req, res) => {
    const day = dayIn(req)
    const sessions = sessionsOn(programme.sessions(), day)
    const page: SessionFilePage = sessionFilePage(
      sessions,
      day,
      isForConfirmed(req),
      res.locals,
      clock.now(),
    )
    res.render('admin/session-file/page', page)
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

const isForConfirmed = ({ query }: Request): boolean => query.only === 'confirmed'

function dayIn({ params }: Request<{ day: string }>): string {
  if (!speakingDays.includes(params.day)) throw refusal(404)
  return params.day
}

function showOrder({ programme, clock }: Services, req: Request, res: Response, day?: string) {
  const wanted = { onlyConfirmed: isForConfirmed(req), day }
  const page: RunningOrderPage = runningOrderPage(
    programme.sessions(),
    wanted,
    res.locals.language,
    clock.now(),
  )
  res.render('admin/running-order/page', page)
}
