import { type NextFunction, type Request, type Response, Router } from 'express'
import { cleanLines } from '../forms/normalise.ts'
import type { Participant } from '../participants/participants.ts'
import { parseReference } from '../participants/reference.ts'
import { statuses } from '../replies/statuses.ts'
import type { Services } from '../services.ts'
import { typedText } from '../web/body.ts'
import { forgetDrafts } from '../web/draft-cookie.ts'
import { formOf, loadForms } from '../web/loading.ts'
import {
  forgetTokens,
  keepToken,
  namedReference,
  participantMeant,
  participantShown,
} from '../web/participants.ts'
import { refusal } from '../web/refusal.ts'
import { noStore } from '../web/security.ts'
import { tokenIn } from '../web/token-in-path.ts'
import { forWhom } from './for-whom.ts'
import { participantsPage } from './participants-page.ts'
import { personalPage } from './personal-page.ts'
import { receiptPage } from './receipt-page.ts'
import { sendCalendar } from './send-calendar.ts'
import { sheetPage } from './sheet-page.ts'
import { isTooLong } from './withdrawal-form.ts'

/** The participants' own pages: reading, and all that is done there. Each names its participant. */
export function personalRoutes(services: Services): Router {
  const router = loadForms(Router())
  router.use('/replies', noStore)
  router.get('/replies', (req, res) => showReplies(services, req, res))
  router.get('/replies/sheet', (req, res) => showSheet(services, req, res))
  router.get('/replies/calendar/:reference/:file', (req, res, next) =>
    sendCalendar(services, req, res, next),
  )
  router.get('/replies/:token', (req, res) => openLink(services, req, res))
  router.post('/replies/leave', (_req, res) => leave(services, res))
  // A page that came back from one of these buttons is loaded again, or in another language.
  router.get(['/replies/:form/withdrawal', '/replies/:form/answer'], (req, res) =>
    res.redirect(303, `/${res.locals.language}/replies${forWhom(namedReference(req))}`),
  )
  router.post('/replies/:form/withdrawal', (req, res, next) => withdraw(services, req, res, next))
  // After the deadline too: an offer comes when replies are no longer taken.
  router.post('/replies/:form/answer', (req, res) => respond(services, req, res))
  router.get('/received/:reference', showReceived)
  return router
}

/** One participant, or the list of those whom this browser may open. */
function showReplies(services: Services, req: Request, res: Response) {
  const { participants, language } = res.locals
  const participant = participantShown(req, res)
  if (participant) return showParticipant(services, participant, req, res)
  if (participants.length > 0 && !namedReference(req))
    return res.render('participants', participantsPage(services, participants, res.locals))
  res.redirect(303, wayWithoutCookie(namedReference(req), req.query.done, language))
}

/** What has just been done alone, or all replies. */
function showParticipant(
  services: Services,
  participant: Participant,
  req: Request,
  res: Response,
) {
  const page = receiptPage(services, participant, req.query, res.locals)
  if (page) return res.render('receipt/page', page)
  res.render('replies/page', personalPage(services, participant, res.locals))
}

/** A browser that keeps no cookie gets the reference all the same. */
const wayWithoutCookie = (reference: string, done: unknown, language: string): string =>
  done && parseReference(reference) ? `/${language}/received/${reference}` : `/${language}/link`

/** Knows nothing of the reference, so that nobody learns here which there are. */
function showReceived(req: Request, res: Response, next: NextFunction) {
  const reference = parseReference(String(req.params.reference))
  if (!reference) return next(refusal(404))
  const page = { reference }
  res.render('received', page)
}

function showSheet(services: Services, req: Request, res: Response) {
  const participant = participantShown(req, res)
  const { language } = res.locals
  if (!participant) return res.redirect(303, `/${language}/replies`)
  res.render('sheet', sheetPage(services, participant, language))
}

/** Mail scanners follow links: opening one shows, and changes, proves and ends nothing. */
function openLink({ access, replies, config }: Services, req: Request, res: Response) {
  const token = tokenIn(req)
  const { addresses } = access.opened([token])
  if (replies.participantsOpened({ sent: [], addresses }).length === 0)
    return res.status(404).render('link-expired')
  keepToken(res, config, token)
  res.redirect(303, `/${res.locals.language}/replies${forWhom(namedReference(req))}`)
}

async function leave({ access, commits, config }: Services, res: Response) {
  await commits.together(() => access.leave(res.locals.browser.tokens))
  forgetTokens(res, config)
  forgetDrafts(res, config)
  // Back would show the next person the steps of a form as the browser has kept them.
  res.set('Clear-Site-Data', '"cache"')
  res.redirect(303, `/${res.locals.language}`)
}

async function withdraw(services: Services, req: Request, res: Response, next: NextFunction) {
  const { replies, receiver, commits } = services
  const participant = participantMeant(req, res)
  const form = formOf(res)
  if (!replies.reply(participant.id, form.path)) return next(refusal(404))
  const message = cleanLines(typedText(req, 'message'))
  if (isTooLong(message) || req.body?.switch_language) {
    const page = personalPage(services, participant, res.locals, { typed: { form, text: message } })
    return res.status(isTooLong(message) ? 422 : 200).render('replies/page', page)
  }
  await commits.together(() => {
    const now = replies.participant(participant.id)
    const reply = now && replies.reply(now.id, form.path)
    if (reply) receiver.withdraw(now, reply, { message })
  })
  showDone(res, participant.reference)
}

async function respond(services: Services, req: Request, res: Response) {
  const participant = participantMeant(req, res)
  const wanted = statuses.find(status => status === req.body?.answer)
  if (!wanted) throw refusal(404)
  const response = {
    participant,
    form: formOf(res).path,
    to: wanted,
    seen: Number(req.body.version),
  }
  const outcome = await services.commits.together(() => services.decisions.respond(response))
  if (outcome !== 'changed') return showDone(res, participant.reference)
  const page = personalPage(services, participant, res.locals, { isStale: true })
  res.status(409).render('replies/page', page)
}

function showDone(res: Response, reference: string): void {
  const query = forWhom(reference, { done: formOf(res).path })
  res.redirect(303, `/${res.locals.language}/replies${query}`)
}
