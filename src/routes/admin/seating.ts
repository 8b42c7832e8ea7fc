import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { isStale } from '../../plan-key.ts'
import { settingsAnchor } from '../../seating/seating-problem.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { sayMoved } from './said-of-moves.ts'
import { seatingDecisionRoutes } from './seating-decisions.ts'
import { seatingMoveRoutes } from './seating-moves.ts'
import { refuseSeating, showSeating } from './show-seating.ts'
import { typedNumber } from './typed-number.ts'

const planBody = z.object({
  seats: typedNumber(1, 1000),
  table_size: typedNumber(2, 50),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})

/**
 * The round table: seats, who waits for one, and who sits where; none where no form asks for
 * seats.
 */
export function seatingRoutes(services: Services): Router {
  const { seating } = services
  const router = Router()
  if (!edition.formOf('seat')) return router

  router.get('/seating', (_req, res) => showSeating(services, res))

  router.post('/seating/settings', writersOnly, (req, res) => setPlan(services, req, res))

  router.post('/seating/proposal', writersOnly, (_req, res) => {
    const moves = seating.propose(memberOf(res).email)
    const { length: count } = moves
    sayMoved(res, moves, { text: 'admin:said.seated', about: { count } })
    res.redirect(303, '/admin/seating#tables')
  })

  router.post('/seating/clearing', writersOnly, (_req, res) => {
    const moves = seating.clear(memberOf(res).email)
    sayMoved(res, moves, { text: 'admin:said.tables_cleared' })
    res.redirect(303, '/admin/seating#without')
  })

  return router.use(seatingMoveRoutes(services)).use(seatingDecisionRoutes(services))
}

function setPlan(services: Services, req: Request, res: Response) {
  const read = planBody.safeParse(req.body)
  if (!read.success) return refuseSeating(services, res, 422, { name: 'bad_plan' }, settingsAnchor)
  const { seats, table_size: tableSize, was } = read.data
  const plan = services.seating.plan()
  if (isStale(was, plan, { seats, tableSize }))
    return refuseSeating(services, res, 409, { name: 'plan_stale', plan }, settingsAnchor)
  services.seating.setPlan({ seats, tableSize }, memberOf(res).email)
  say(res, { text: 'admin:said.seating_saved' })
  res.redirect(303, '/admin/seating')
}
