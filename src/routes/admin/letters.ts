import { Router } from 'express'
import { contentAsSent } from '../../letters/as-sent.ts'
import type { Letter } from '../../letters/letter.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Services } from '../../services.ts'
import { loadNamed, subjectOf } from '../../web/loading.ts'
import { refusal } from '../../web/refusal.ts'
import { letterState } from './letter-state.ts'
import { placeOf } from './record-place.ts'
import { sentLetterPage } from './sent-letter-page.ts'

/**
 * A letter to a participant as it was composed, for whoever may see the participant; the personal
 * link stays out.
 */
export function letterRoutes(services: Services): Router {
  const router = loadNamed(Router(), services)
  router.get('/replies/:reference/letters/:id', async (req, res) => {
    const participant = subjectOf(res)
    const letter = letterOf(services, participant, Number(req.params.id))
    const content = contentAsSent(letter, participant.emailProvenAt)
    const composed = await services.outbox.preview(
      content,
      letter.isCurrent,
      letter.sentAt ? Temporal.Instant.from(letter.sentAt) : undefined,
    )
    const { t, dates } = res.locals
    const state = letterState(services.outbox, letter, t)
    const { list } = placeOf(req, res)
    const page = sentLetterPage(letter, state, composed, participant, t, dates, list)
    res.render('admin/sent-letter/page', page)
  })
  return router
}

/** A letter of somebody else: the page for 404. */
function letterOf({ outbox }: Services, participant: Participant, id: number): Letter {
  const letter = outbox.letter(id)
  if (letter?.participantId !== participant.id) throw refusal(404)
  return letter
}
