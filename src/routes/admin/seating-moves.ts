import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { guestAnchor } from '../../seating/guest-on-page.ts'
import type { MoveProblem, Ticked } from '../../seating/moving.ts'
import {
  goalFrom,
  goalKey,
  guestKey,
  moveFrom,
  moveKey,
  tickedFrom,
} from '../../seating/seat-keys.ts'
import type { Moved } from '../../seating/seating.ts'
import type { SeatingProblem } from '../../seating/seating-problem.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { severalOf } from './query.ts'
import { sayMoved, wordsOfMoves } from './said-of-moves.ts'
import { refuseSeating } from './show-seating.ts'

const movesBody = z.object({
  guest: severalOf(z.string().regex(guestKey)),
  to: z.string().regex(goalKey),
})
const undoBody = z.object({
  moves: z
    .string()
    .transform(text => text.split(' '))
    .pipe(z.array(z.string().regex(moveKey)).min(1).max(1000)),
})

/** Who is ticked goes where the press says; all of them or nobody. */
export const seatingMoveRoutes = (services: Services): Router =>
  Router()
    .post('/seating/moves', writersOnly, (req, res) => moveTicked(services, req, res))
    .post('/seating/moves/undo', writersOnly, (req, res) => moveBack(services, req, res))

function moveTicked(services: Services, req: Request, res: Response) {
  const read = movesBody.safeParse(req.body)
  if (!read.success) throw refusal(400)
  const { guest, to } = read.data
  const ticked = guest.map(tickedFrom)
  const [first, second] = ticked
  const refuse = (status: number, problem: SeatingProblem) =>
    refuseSeating(services, res, status, problem, first ? guestAnchor(first.replyId) : 'main')
  if (!first) return refuse(422, { name: 'nobody_ticked' })
  if (to === 'exchange' && (!second || ticked.length > 2))
    return refuse(422, { name: 'two_needed' })
  const by = memberOf(res).email
  const { seating } = services
  const done =
    to === 'exchange' && second
      ? seating.exchange(first, second, by)
      : seating.seat(ticked, goalFrom(to), by)
  finish(services, res, done, first, refuse)
}

function moveBack(services: Services, req: Request, res: Response) {
  const read = undoBody.safeParse(req.body)
  if (!read.success) throw refusal(400)
  const moves = read.data.moves.map(moveFrom)
  const done = services.seating.move(moves, memberOf(res).email)
  const [first] = moves
  if (!first) throw refusal(400)
  finish(services, res, done, first, (status, problem) =>
    refuseSeating(services, res, status, problem, guestAnchor(first.replyId)),
  )
}

/** Back to where the first of them sits now, so that the next key goes on from there. */
function finish(
  { seating }: Services,
  res: Response,
  { moves, problem }: Moved,
  { replyId }: Ticked,
  refuse: (status: number, problem: MoveProblem) => void,
): void {
  if (problem) refuse(statusOf(problem), problem)
  else {
    sayMoved(res, moves, wordsOfMoves(moves, seating))
    res.redirect(303, `/admin/seating#${guestAnchor(replyId)}`)
  }
}

/** Somebody else was quicker, or what was asked for is not there. */
const statusOf = ({ name }: MoveProblem): number =>
  ['stale', 'seat_taken', 'seat_lost'].includes(name) ? 409 : 422
