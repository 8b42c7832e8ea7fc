import { Router } from 'express'
import { timeZone } from '#edition/circular.ts'
import { chartOf } from '../../overview/day-chart.ts'
import { daysLeft, isOpen, lastDeadline } from '../../replies/deadlines.ts'
import type { Services } from '../../services.ts'
import { offered } from './query.ts'

/** How things stand: the page to open in the morning. */
export function overviewRoutes({ overview, clock }: Services): Router {
  const router = Router()
  router.get('/overview', (_req, res) => {
    const figures = overview()
    const deadlineDay = lastDeadline.closesAt.toZonedDateTimeISO(timeZone).toPlainDate()
    const names = offered(res.locals.t).countryOptions
    res.render('admin/overview', {
      ...figures,
      silent: figures.silent.map(({ region, codes }) => ({
        region,
        countries: names.filter(({ value }) => codes.includes(value)).map(({ label }) => label),
      })),
      chart: chartOf(figures.days, deadlineDay),
      deadlineDay,
      isOpen: isOpen(lastDeadline, clock.now()),
      daysLeft: daysLeft(lastDeadline, clock.now()),
    })
  })
  return router
}
