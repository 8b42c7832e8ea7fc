import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { fullName } from '../../facts/person.ts'
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
import { backToRecord } from './record-place.ts'
import { isRepeatable } from './reply-page/letters.ts'
import type { TypedNote } from './reply-page/typed.ts'
import { replyPage, showReply } from './reply-page.ts'
import { sayOf } from './said-of-record.ts'

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

/** The rows beside it stay as they were when they were opened: a list of unread has it once more. */
function show(services: Services, req: Request, res: Response) {
  const page = replyPage(services, req, res, { hasWholeHistory: req.query.history === 'all' })
  const { id: participant } = subjectOf(res)
  const { section } = page
  if (section?.reply && req.method === 'GET' && mayWrite(memberOf(res)))
    ifPossible(services, 'mark read', () => services.labels.markRead(participant, section.id))
  res.render('admin/reply/page', page)
}

function addNote(services: Services, req: Request, res: Response) {
  const participant = subjectOf(res)
  const text = typeof req.body?.text === 'string' ? cleanLines(req.body.text) : ''
  const problem = problemOf(text)
  if (problem) return showReply(services, req, res.status(422), { note: { text, problem } })
  services.notes.add(participant, text, memberOf(res).email)
  sayOf(res, 'admin:said.noted')
  backToRecord(req, res, 'notes')
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
  sayOf(res, 'admin:said.different', { other: fullName(other.person) })
  const page = pageOfList.parse(req.body?.page)
  if (page) res.redirect(303, urlOf(duplicatesPath, { page }))
  else backToRecord(req, res)
}

function sendAgain(services: Services, req: Request, res: Response) {
  const { outbox, letters } = services
  const participant = subjectOf(res)
  const letter = outbox.letter(Number(req.params.id))
  if (letter?.participantId !== participant.id) throw refusal(404)
  if (!isRepeatable(services, participant, letter)) throw refusal(400)
  letters.sendAgain(letter, participant, memberOf(res).email)
  outbox.wake()
  sayOf(res, 'admin:said.sent_again', { recipient: participant.email })
  backToRecord(req, res)
}
