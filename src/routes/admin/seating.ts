import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { fullName } from '../../facts/person.ts'
import { isStale } from '../../plan-key.ts'
import { guestAnchor } from '../../seating/guest-on-page.ts'
import {
  type SeatingPage,
  type SeatingProblem,
  type SeatingRefused,
  seatingPage,
  settingsAnchor,
} from '../../seating/seating-page.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { guestOf, loadGuests } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { typedNumber } from './typed-number.ts'

const planBody = z.object({
  seats: typedNumber(1, 1000),
  table_size: typedNumber(2, 50),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})
const table = z.union([z.literal('').transform(() => null), typedNumber(1, 500)])
/** `from`: the table at which the guest sat on the page that was pressed. */
const moveBody = z.object({ table, from: table })

/**
 * The round table: seats, who waits for one, and who sits where; none where no form asks for
 * seats.
 */
export function seatingRoutes(services: Services): Router {
  const { seating } = services
  const router = loadGuests(Router(), services)
  if (!edition.formOf('seat')) return router

  router.get('/seating', (_req, res) => show(services, res))

  router.post('/seating/plan', writersOnly, (req, res) => setPlan(services, req, res))

  router.post('/seating/proposal', writersOnly, (_req, res) => {
    const count = seating.propose(memberOf(res).email)
    if (count > 0) say(res, { text: 'admin:said.seated', about: { count } })
    res.redirect(303, '/admin/seating#tables')
  })

  router.post('/seating/clearing', writersOnly, (_req, res) => {
    seating.clear(memberOf(res).email)
    say(res, { text: 'admin:said.tables_cleared' })
    res.redirect(303, '/admin/seating#without')
  })

  return router.post('/seating/guests/:reply', writersOnly, (req, res) => seat(services, req, res))
}

function setPlan(services: Services, req: Request, res: Response) {
  const refuse = (status: number, problem: SeatingProblem) =>
    show(services, res.status(status), { problem, at: settingsAnchor, typed: req.body ?? {} })
  const read = planBody.safeParse(req.body)
  if (!read.success) return refuse(422, { name: 'bad_plan' })
  const { seats, table_size: tableSize, was } = read.data
  const plan = services.seating.plan()
  if (isStale(was, plan, { seats, tableSize })) return refuse(409, { name: 'plan_stale', plan })
  services.seating.setPlan({ seats, tableSize }, memberOf(res).email)
  say(res, { text: 'admin:said.seating_saved' })
  res.redirect(303, '/admin/seating')
}

function seat(services: Services, req: Request, res: Response) {
  const { replyId, tableNumber, person } = guestOf(res)
  const read = moveBody.safeParse(req.body)
  if (!read.success) throw refusal(400)
  const { table, from } = read.data
  const refuse = (status: number, problem: SeatingProblem) =>
    show(services, res.status(status), { problem, at: guestAnchor(replyId), typed: { table } })
  if (tableNumber !== from) return refuse(409, { name: 'stale' })
  const problem = services.seating.seat(replyId, table, memberOf(res).email)
  if (problem) return refuse(422, { name: problem })
  const name = fullName(person)
  say(
    res,
    table
      ? { text: 'admin:said.moved_to_table', about: { name, table } }
      : { text: 'admin:said.without_table', about: { name } },
  )
  // Back to where the guest sits now, so that the next key goes on from there.
  res.redirect(303, `/admin/seating#${guestAnchor(replyId)}`)
}

function show({ seating }: Services, res: Response, refused?: SeatingRefused) {
  const state = { plan: seating.plan(), count: seating.count(), guests: seating.guests() }
  const shown = { mayWrite: mayWrite(memberOf(res)), refused }
  const page: SeatingPage = seatingPage(state, res.locals, shown)
  res.render('admin/seating/page', page)
}
