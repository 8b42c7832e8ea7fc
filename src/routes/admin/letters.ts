import { Router } from 'express'
import type { Services } from '../../services.ts'
import { refusal } from '../../web/refusal.ts'
import { participantOf } from './reply-page.ts'

/** A letter to a participant as it was composed, for whoever may see the participant; the personal link stays out. */
export function letterRoutes(services: Services): Router {
  const router = Router()
  router.get('/replies/:reference/letters/:id', async (req, res, next) => {
    const participant = participantOf(services, req)
    const letter = participant && services.outbox.letter(Number(req.params.id))
    if (!letter || letter.participantId !== participant.id) return next(refusal(404))
    // An address that was proven after the letter had left was none when it was written.
    const provenAt = participant.emailProvenAt
    const isProven =
      letter.isProven && provenAt !== null && (!letter.sentAt || provenAt <= letter.sentAt)
    const composed = await services.outbox.preview({ ...letter, isProven }, letter.isCurrent)
    res.render('admin/sent-letter', { participant, letter, composed })
  })
  return router
}
