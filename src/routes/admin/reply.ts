import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { cleanLines, countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { loadNamed, participantNamed, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { duplicatesPath } from './duplicates-page.ts'
import { urlOf } from './query.ts'
import { isRepeatable } from './reply-page/letters.ts'
import type { TypedNote } from './reply-page/typed.ts'
import { showReply } from './reply-page.ts'

/** Of the list of pairs, where somebody came from it. */
const pageOfList = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined)

/** The page of one participant, and what is done on it about the participant as a whole. */
export const replyRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .get('/replies/:reference', (req, res) => show(services, req, res))
    .post('/replies/:reference/notes', writersOnly, (req, res) => addNote(services, req, res))
    .post('/replies/:reference/different', writersOnly, (req, res) =>
      markDifferent(services, req, res),
    )
    .post('/replies/:reference/letters/:id/copies', writersOnly, (req, res) =>
      sendAgain(services, req, res),
    )

function show(services: Services, req: Request, res: Response) {
  const participant = subjectOf(res)
  const isLookedAt = req.method === 'GET' && mayWrite(memberOf(res))
  if (isLookedAt) ifPossible(services, 'mark read', () => services.labels.markRead(participant.id))
  showReply(services, participant, res, { hasWholeHistory: req.query.history === 'all' })
}

function addNote(services: Services, req: Request, res: Response) {
  const participant = subjectOf(res)
  const text = typeof req.body?.text === 'string' ? cleanLines(req.body.text) : ''
  const problem = problemOf(text)
  if (problem) return showReply(services, participant, res.status(422), { note: { text, problem } })
  services.notes.add(participant, text, memberOf(res).email)
  res.redirect(303, `/admin/replies/${participant.reference}#notes`)
}

function problemOf(text: string): TypedNote['problem'] | undefined {
  if (!text) return 'enter'
  return countCharacters(text) > noteMax ? 'too_long' : undefined
}

function markDifferent(services: Services, req: Request, res: Response) {
  const one = subjectOf(res)
  const other = participantNamed(services, String(req.body?.other ?? ''))
  if (!other || one.id === other.id) throw refusal(404)
  services.duplicates.markDifferent(one, other, memberOf(res).email)
  const page = pageOfList.parse(req.body?.page)
  res.redirect(303, page ? urlOf(duplicatesPath, { page }) : `/admin/replies/${one.reference}`)
}

function sendAgain(services: Services, req: Request, res: Response) {
  const { outbox, letters } = services
  const participant = subjectOf(res)
  const letter = outbox.letter(Number(req.params.id))
  if (letter?.participantId !== participant.id) throw refusal(404)
  if (!isRepeatable(services, participant, letter)) throw refusal(400)
  letters.sendAgain(letter, participant, memberOf(res).email)
  outbox.wake()
  res.redirect(303, `/admin/replies/${participant.reference}#letters`)
}
