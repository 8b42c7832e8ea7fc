import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { problemOfMoving, problemOfPlacing } from '../../programme/placing.ts'
import type { Services } from '../../services.ts'
import { loadSpeeches, speechOf } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToSpeech, refuseSpeech } from './show-programme.ts'
import { typedDigits } from './typed-number.ts'

const session = z.string().refine(name => edition.findSession(name) !== undefined)
/** The place to take in the session; left empty: the last. */
const to = typedDigits
  .pipe(z.string().regex(/^([1-9]\d{0,2})?$/))
  .transform(typed => (typed === '' ? undefined : Number(typed)))
  .optional()
const placeBody = z.object({ session, to })
/** `position` and `from`: where the slot was on the page that was pressed. */
const moveBody = z.object({
  step: z.enum(['earlier', 'later', 'elsewhere', 'out']),
  from: session,
  position: z.coerce.number().int(),
  session: session.optional().catch(undefined),
  to,
})

/** A request gets its place, and changes it. */
export const programmeSlotRoutes = (services: Services): Router =>
  loadSpeeches(Router(), services)
    .post('/programme/slots/:reply', writersOnly, (req, res) => place(services, req, res))
    .post('/programme/slots/:reply/move', writersOnly, (req, res) => move(services, req, res))

function place(services: Services, req: Request, res: Response) {
  const { programme } = services
  const speech = speechOf(res)
  const read = placeBody.safeParse(req.body)
  if (!read.success) return misread(services, req, res, read.error)
  const at = { session: read.data.session, position: read.data.to }
  const problem = problemOfPlacing(speech, programme.placeOf(speech.replyId), at)
  if (problem) return refuseSpeech(services, res.status(409), speech, problem, req.body)
  programme.place(speech.replyId, at, memberOf(res).email)
  backToSpeech(res, speech, 'admin:said.speech_placed')
}

function move(services: Services, req: Request, res: Response) {
  const speech = speechOf(res)
  const read = moveBody.safeParse(req.body)
  if (!read.success) return misread(services, req, res, read.error)
  const { from, position, session, to } = read.data
  const now = services.programme.placeOf(speech.replyId)
  const problem = problemOfMoving(now, { session: from, position })
  if (problem) return refuseSpeech(services, res.status(409), speech, problem, { session, to })
  carryOut(services, speech.replyId, read.data, memberOf(res).email)
  backToSpeech(res, speech, 'admin:said.speech_placed')
}

function carryOut(
  { programme }: Services,
  replyId: number,
  { step, from, session = from, to }: z.infer<typeof moveBody>,
  by: string,
): void {
  const steps = {
    earlier: () => programme.move(replyId, -1, by),
    later: () => programme.move(replyId, 1, by),
    elsewhere: () => programme.place(replyId, { session, position: to }, by),
    out: () => programme.remove(replyId, by),
  }
  steps[step]()
}

/**
 * A place that is no number was typed by somebody; anything else was sent by no form of this
 * page.
 */
function misread(services: Services, req: Request, res: Response, { issues }: z.ZodError) {
  if (issues.some(({ path }) => path[0] !== 'to')) throw refusal(400)
  refuseSpeech(services, res.status(422), speechOf(res), { name: 'bad_place' }, req.body)
}
