import { Router } from 'express'
import { edition } from '#edition/index.ts'
import { type PlaceCardsPage, placeCardsPage } from '../../seating/place-cards-page.ts'
import { type TablePlanPage, tablePlanPage } from '../../seating/table-plan-page.ts'
import { type TableSignsPage, tableSignsPage } from '../../seating/table-signs-page.ts'
import type { Services } from '../../services.ts'

/** What stands on the tables, and the plan of them, to print; none where no form asks for seats. */
export function tablePaperRoutes({ seating, clock }: Services): Router {
  const router = Router()
  if (!edition.formOf('seat')) return router

  router.get('/seating/cards', (_req, res) => {
    const page: PlaceCardsPage = placeCardsPage(seating.seated(), res.locals.language, clock.now())
    res.render('admin/place-cards/page', page)
  })

  router.get('/seating/signs', (req, res) => {
    const { language } = res.locals
    const shown = { areAll: req.query.all === '1', language, now: clock.now() }
    const page: TableSignsPage = tableSignsPage(seating.seated(), seating.plan(), shown)
    res.render('admin/table-signs/page', page)
  })

  router.get('/seating/plan', (_req, res) => {
    const page: TablePlanPage = tablePlanPage(
      seating.seated(),
      seating.plan(),
      res.locals.language,
      clock.now(),
    )
    res.render('admin/table-plan/page', page)
  })

  return router
}
