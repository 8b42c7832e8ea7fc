import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Outcome } from '../../decisions/decisions.ts'
import type { ReplyStatus } from '../../replies/statuses.ts'
import { guestAnchor } from '../../seating/guest-on-page.ts'
import { decidedFrom, decidedKey } from '../../seating/seat-keys.ts'
import { invitation, uninviting } from '../../seating/standing.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { severalOf } from './query.ts'
import { sayDecidedSeats, sayUndone, whyNot } from './said-of-invitations.ts'
import { refuseSeating } from './show-seating.ts'
import { undoBatch } from './undo-batch.ts'

const target = z.string().regex(decidedKey)
/** `one`: the button of one row; it decides about nobody else, whatever is ticked. */
const invitationsBody = z.object({
  one: target.optional().catch(undefined),
  reply: severalOf(target),
})
const uninvitingBody = z.object({ guest: severalOf(target) })

/** Invites whoever waits, and takes invitations back; whoever decides stays at the tables. */
export const seatingDecisionRoutes = (services: Services): Router =>
  Router()
    .post('/seating/invitations', writersOnly, (req, res) => {
      const { one, reply } = invitationsBody.parse(req.body ?? {})
      decide(services, res, one ? [one] : reply, invitation, '#waiting')
    })
    .post('/seating/uninviting', writersOnly, (req, res) => {
      const { guest } = uninvitingBody.parse(req.body ?? {})
      decide(services, res, guest, uninviting, '#tables')
    })
    .post('/seating/decisions/undo', writersOnly, (req, res) => takeBack(services, req, res))

/** `anchor`: where on the page it goes on. */
function decide(
  services: Services,
  res: Response,
  ticked: readonly string[],
  to: ReplyStatus,
  anchor: string,
): void {
  const wanted = { kind: 'decide', to, note: '' } as const
  const outcome = services.decisions.run(ticked.map(decidedFrom), wanted, memberOf(res).email)
  if (outcome.done.length === 0) refuse(services, res, outcome)
  else {
    sayDecidedSeats(services, res, outcome, to)
    res.redirect(303, `/admin/seating${anchor}`)
  }
}

function takeBack(services: Services, req: Request, res: Response): void {
  const outcome = undoBatch(services, req, res)
  if (outcome.done.length === 0) refuse(services, res, outcome)
  else {
    sayUndone(services, res, outcome)
    res.redirect(303, '/admin/seating#waiting')
  }
}

/** Says about whom nothing was decided, and why; or that nobody was ticked. */
function refuse(services: Services, res: Response, { skipped }: Outcome): void {
  const [first] = skipped
  if (!first) refuseSeating(services, res, 422, { name: 'nobody_ticked' }, 'main')
  else {
    const isStale = skipped.every(({ why }) => why === 'changed' || why === 'gone')
    const why = whyNot(services, skipped, res.locals.t)
    const at = guestAnchor(first.target.id)
    refuseSeating(services, res, isStale ? 409 : 422, { name: 'decision', why }, at)
  }
}
