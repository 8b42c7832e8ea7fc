import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { calendarFor } from '../calendar.ts'
import { parseReference } from '../participants/reference.ts'
import { statuses } from '../replies/statuses.ts'
import type { Services } from '../services.ts'
import { formOf, loadForms } from '../web/loading.ts'
import { forgetParticipant, linkToken, rememberParticipant } from '../web/participant.ts'
import { refusal, tooLate } from '../web/refusal.ts'
import { noStore } from '../web/security.ts'
import { personalPage } from './personal-page.ts'
import { sheetPage } from './sheet-page.ts'

/** Says that a reply was sent before, and opens nothing. */
export type ReceivedPage = { reference: string }

/** The participant's own pages: reading, and all that is done there. */
export function personalRoutes(services: Services): Router {
  const { config, links } = services
  const router = loadForms(Router())
  router.use('/replies', noStore)
  router.get('/replies', (req, res) => showReplies(services, req, res))
  router.get('/replies/sheet', (_req, res) => showSheet(services, res))
  router.get('/replies/calendar/:file', sendCalendar)
  router.get('/replies/:token', (req, res) => openLink(services, req, res))

  router.post('/replies/leave', (req, res) => {
    links.leaveBrowser(linkToken(req, config))
    forgetParticipant(res, config)
    res.redirect(303, `/${res.locals.language}`)
  })
  router.post('/replies/:form/withdrawal', (_req, res, next) => withdraw(services, res, next))
  // After the deadline too: an offer comes when replies are no longer taken.
  router.post('/replies/:form/answer', (req, res, next) => respond(services, req, res, next))

  router.get('/received/:reference', (req, res, next) => {
    const reference = parseReference(req.params.reference)
    if (!reference) return next(refusal(404))
    const page: ReceivedPage = { reference }
    res.render('received', page)
  })
  return router
}

function showReplies(services: Services, { query: { done } }: Request, res: Response) {
  const { participant, language } = res.locals
  if (!participant) return res.redirect(303, `/${language}/link`)
  res.render('replies/page', personalPage(services, participant, res.locals, { done }))
}

function showSheet(services: Services, res: Response) {
  const { participant, language } = res.locals
  if (!participant) return res.redirect(303, `/${language}/link`)
  res.render('sheet/page', sheetPage(services, participant, language))
}

function sendCalendar(req: Request, res: Response, next: NextFunction) {
  const event = edition.findEvent(String(req.params.file).replace(/\.ics$/, ''))
  if (!event || !res.locals.participant) return next(refusal(404))
  res.type('text/calendar').attachment(`${event.name}.ics`)
  res.send(calendarFor([event], res.locals.t))
}

/**
 * Mail scanners follow links: opening one shows, and never changes a reply or uses the link up. The
 * first opening proves the address. From then on nobody stays who came by writing the address alone
 * into a form; the browser that opens the letter has the letter's link.
 */
function openLink({ config, links, replies, clock }: Services, req: Request, res: Response) {
  const token = String(req.params.token)
  const link = links.find(token)
  if (!link) return res.status(404).render('link-expired')
  const { participantId, mailedTo } = link
  const isNowProven =
    req.method === 'GET' &&
    mailedTo &&
    replies.proveEmail(participantId, mailedTo, String(clock.now()))
  if (isNowProven) links.endBrowsers(participantId)
  rememberParticipant(res, config, token)
  res.redirect(303, `/${res.locals.language}/replies`)
}

function withdraw({ replies, receiver }: Services, res: Response, next: NextFunction) {
  const { participant } = res.locals
  const form = formOf(res)
  const reply = participant && replies.reply(participant.id, form.path)
  if (!reply) return next(refusal(404))
  if (receiver.withdraw(participant, reply).result === 'closed') return next(tooLate(form))
  showDone(res)
}

function respond(services: Services, req: Request, res: Response, next: NextFunction) {
  const { participant } = res.locals
  const wanted = statuses.find(status => status === req.body?.answer)
  if (!participant || !wanted) return next(refusal(404))
  const outcome = services.decisions.respond({
    participant,
    form: formOf(res).path,
    to: wanted,
    seen: Number(req.body.version),
  })
  if (outcome !== 'changed') return showDone(res)
  const page = personalPage(services, participant, res.locals, { isStale: true })
  res.status(409).render('replies/page', page)
}

const showDone = (res: Response): void =>
  res.redirect(303, `/${res.locals.language}/replies?done=${formOf(res).path}`)
