import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { guestAnchor } from '../../seating/guest-on-page.ts'
import type { Goal, Move, MoveProblem, Ticked } from '../../seating/moving.ts'
import type { Place } from '../../seating/place.ts'
import type { Moved } from '../../seating/seating.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { severalOf } from './query.ts'
import { sayMoved, wordsOfMoves } from './said-of-moves.ts'
import { refuseSeating } from './show-seating.ts'

const place = String.raw`[1-9]\d{0,3}/[1-9]\d{0,3}`
/** A guest with the version and the place that the page showed: `17:3:2/7`. */
const guest = z.string().regex(new RegExp(`^\\d{1,15}:\\d{1,15}:(${place})?$`))
/** A move as an undo sends it: `17:2/7:3/1`. */
const move = new RegExp(`^\\d{1,15}:(${place})?:(${place})?$`)

/** `to`: a table, a seat `3/7`, nothing for no table, or the other of two who change places. */
const movesBody = z.object({
  guest: severalOf(guest),
  to: z.string().regex(new RegExp(`^(exchange|[1-9]\\d{0,3}|${place})?$`)),
})
const undoBody = z.object({
  moves: z
    .string()
    .transform(text => text.split(' '))
    .pipe(z.array(z.string().regex(move)).min(1).max(1000)),
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
  const refuse = (status: number, problem: Parameters<typeof refuseSeating>[3]) =>
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

function tickedFrom(text: string): Ticked {
  const [id, , from = ''] = text.split(':')
  return { replyId: Number(id), from: placeFrom(from) }
}

function moveFrom(text: string): Move {
  const [id, from = '', to = ''] = text.split(':')
  return { replyId: Number(id), from: placeFrom(from), to: placeFrom(to) }
}

function placeFrom(text: string): Place | null {
  const [table, seat] = text.split('/').map(Number)
  return table && seat ? { table, seat } : null
}

function goalFrom(text: string): Goal | null {
  const [table, seat] = text.split('/').map(Number)
  return table ? { table, seat } : null
}
