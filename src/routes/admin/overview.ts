import { Router } from 'express'
import { deadlineAt, eventTimeZone } from '../../event.ts'
import { daysLeft, windowState } from '../../replies/window.ts'
import type { Services } from '../../services.ts'

/** How things stand: the page to open in the morning. */
export function overviewRoutes({ overview, clock }: Services): Router {
  const router = Router()
  router.get('/overview', (_req, res) => {
    const figures = overview()
    res.render('admin/overview', {
      ...figures,
      chart: chartOf(figures.days.map(({ count }) => count)),
      deadlineDay: deadlineAt.toZonedDateTimeISO(eventTimeZone).toPlainDate(),
      isOpen: windowState(clock.now()) === 'open',
      daysLeft: daysLeft(clock.now()),
    })
  })
  return router
}

const height = 120
const slotWidth = 16
const gap = 3

/** Where each day's bar stands, in the units of the drawing. */
function chartOf(counts: readonly number[]) {
  const most = Math.max(1, ...counts)
  return {
    width: Math.max(1, counts.length) * slotWidth,
    height,
    most,
    bars: counts.map((count, index) => {
      const tall = Math.round((count / most) * height)
      return { x: index * slotWidth + gap, y: height - tall, width: slotWidth - 2 * gap, height: tall }
    }),
  }
}
