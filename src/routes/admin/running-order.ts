import { type Response, Router } from 'express'
import { translator } from '../../i18n.ts'
import { boardOf } from '../../programme/board.ts'
import type { PlannedSession, Speech } from '../../programme/programme.ts'
import { runningOrderCalendar, runningOrderCsv } from '../../programme/running-order.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'

/** The programme as it leaves the desk: to print, as CSV and as a calendar. */
export function runningOrderRoutes({ programme, audit, clock }: Services): Router {
  const router = Router()

  router.get('/programme/order', (req, res) => {
    const { sessions } = boardOf(programme.read())
    const isConfirmed = ({ status }: Speech) => status === 'confirmed'
    const onlyConfirmed = req.query.only === 'confirmed'
    res.render('admin/running-order', {
      sessions: onlyConfirmed
        ? sessions.map(one => ({ ...one, slots: one.slots.filter(isConfirmed) }))
        : sessions,
      onlyConfirmed,
      isDraft: !onlyConfirmed && !sessions.every(({ slots }) => slots.every(isConfirmed)),
      ru: translator('ru'),
      en: translator('en'),
    })
  })

  router.get('/programme.csv', (_req, res, next) => {
    const csv = runningOrderCsv(exported('programme.csv', res))
    download(csv, datedName('programme', 'csv', clock), res, next)
  })

  router.get('/programme.ics', (_req, res) => {
    res.type('text/calendar').attachment(datedName('programme', 'ics', clock))
    res.send(runningOrderCalendar(exported('programme.ics', res), res.locals.t))
  })

  function exported(file: string, res: Response): PlannedSession[] {
    const { sessions } = programme.read()
    const rows = sessions.reduce((sum, { slots }) => sum + slots.length, 0)
    audit.record(memberOf(res).email, 'exported', { file, rows })
    return sessions
  }

  return router
}
