import { Router } from 'express'
import { deadlineAt, eventTimeZone } from '#edition/facts.ts'
import { chartOf } from '../../overview/day-chart.ts'
import { daysLeft, windowState } from '../../replies/deadlines.ts'
import type { Services } from '../../services.ts'
import { offered } from './query.ts'

/** How things stand: the page to open in the morning. */
export function overviewRoutes({ overview, clock }: Services): Router {
  const router = Router()
  router.get('/overview', (_req, res) => {
    const figures = overview()
    const deadlineDay = deadlineAt.toZonedDateTimeISO(eventTimeZone).toPlainDate()
    const names = offered(res.locals.t).countryOptions
    res.render('admin/overview', {
      ...figures,
      silent: figures.silent.map(({ region, codes }) => ({
        region,
        countries: names.filter(({ value }) => codes.includes(value)).map(({ label }) => label),
      })),
      chart: chartOf(figures.days, deadlineDay),
      deadlineDay,
      isOpen: windowState(clock.now()) === 'open',
      daysLeft: daysLeft(clock.now()),
    })
  })
  return router
}
