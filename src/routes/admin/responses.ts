import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { mayBeAnswered } from '../../replies/statuses.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { problemOfSource, sourceBody } from './entry-source.ts'
import { participantOf, showReply, type TypedAnswer } from './reply-page.ts'

const body = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  answer: z.string().catch(''),
  ...sourceBody,
})

/** A yes, a no or a withdrawal that came by letter, e-mail or telephone: staff write it down, after the deadline too. */
export function answerRoutes(services: Services): Router {
  const { replies, decisions, receiver } = services
  const router = Router()

  router.post('/replies/:reference/:form/answer', writersOnly, (req: Request, res, next) => {
    const participant = participantOf(services, {
      params: { reference: String(req.params.reference) },
    })
    const reply = participant && replies.reply(participant.id, String(req.params.form))
    if (!participant || !reply) return next(refusal(404))
    const { version, answer, source, source_details } = body.parse(req.body ?? {})
    const typed: TypedAnswer = { form: reply.form, answer, source: source ?? '', source_details }
    // A second press finds its own answer.
    if (answer === reply.status && source) return res.redirect(303, placeOf(participant, reply))
    const to = mayBeAnswered(reply).find(status => status === answer)
    const problem = to ? problemOfSource({ source, source_details }) : 'choose_answer'
    if (problem) return refuse(participant, res.status(422), { ...typed, problem })
    if (version !== reply.version)
      return refuse(participant, res.status(409), { ...typed, problem: 'stale_answer' })
    const entry = {
      by: memberOf(res).email,
      source: { kind: source ?? '', details: source_details },
    }
    if (to === 'withdrawn') receiver.withdraw(participant, reply, entry)
    else if (to) decisions.answer(participant, reply.form, to, version, entry)
    res.redirect(303, placeOf(participant, reply))
  })

  const refuse = (participant: Participant, res: Response, answer: TypedAnswer) =>
    showReply(services, participant, res, { answer })

  const placeOf = ({ reference }: Participant, { form }: Reply): string =>
    `/admin/replies/${reference}#${form}`

  return router
}
