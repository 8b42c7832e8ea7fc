import { Router } from 'express'
import { cleanLines, countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import {
  type ByReference,
  isRepeatable,
  type NewNote,
  participantOf,
  showReply,
} from './reply-page.ts'

/** The page of one participant, and the notes on it. */
export function replyRoutes(services: Services): Router {
  const router = Router()

  router.get('/replies/:reference', (req, res, next) => {
    const participant = participantOf(services, req)
    if (!participant) return next(refusal(404))
    if (req.method === 'GET' && mayWrite(memberOf(res))) services.labels.markRead(participant.id)
    showReply(services, participant, res, { hasWholeHistory: req.query.history === 'all' })
  })

  router.post('/replies/:reference/notes', writersOnly, (req: ByReference, res, next) => {
    const participant = participantOf(services, req)
    if (!participant) return next(refusal(404))
    const text = typeof req.body?.text === 'string' ? cleanLines(req.body.text) : ''
    const problem = problemOf(text)
    if (problem)
      return showReply(services, participant, res.status(422), { note: { text, problem } })
    services.notes.add(participant.id, text, memberOf(res).email)
    services.audit.record(memberOf(res).email, 'note_added', {
      reference: participant.reference,
    })
    res.redirect(303, `/admin/replies/${participant.reference}#notes`)
  })
  router.post('/replies/:reference/different', writersOnly, (req: ByReference, res, next) => {
    const one = participantOf(services, req)
    const other = participantOf(services, { params: { reference: String(req.body?.other ?? '') } })
    if (!one || !other || one.id === other.id) return next(refusal(404))
    services.duplicates.markDifferent(one, other)
    services.audit.record(memberOf(res).email, 'declared_different', {
      reference: one.reference,
      other: other.reference,
    })
    res.redirect(303, `/admin/replies/${one.reference}`)
  })
  router.post('/replies/:reference/letters/:id/copies', writersOnly, (req, res, next) => {
    const participant = participantOf(services, {
      params: { reference: String(req.params.reference) },
    })
    const letter = participant && services.outbox.letter(Number(req.params.id))
    if (!letter || letter.participantId !== participant.id) return next(refusal(404))
    if (!isRepeatable(services, participant, letter)) return next(refusal(400))
    services.letters.sendAgain(letter, participant, memberOf(res).email)
    services.outbox.wake()
    res.redirect(303, `/admin/replies/${participant.reference}#letters`)
  })
  return router
}

function problemOf(text: string): NewNote['problem'] {
  if (!text) return 'enter'
  return countCharacters(text) > noteMax ? 'too_long' : undefined
}
