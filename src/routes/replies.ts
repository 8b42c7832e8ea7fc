import { type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { calendarFor } from '../calendar.ts'
import { displayAnswers, displayInBoth } from '../forms/display.ts'
import { otherLanguage, translator } from '../i18n.ts'
import type { Link } from '../participants/links.ts'
import { parseReference } from '../participants/reference.ts'
import { isOpen, lastDeadline } from '../replies/deadlines.ts'
import { hintsFor } from '../replies/hints.ts'
import { isThere, publicStatus, statuses, transitionsFrom } from '../replies/statuses.ts'
import type { Participant, Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { forgetParticipant, linkToken, rememberParticipant } from '../web/participant.ts'
import { refusal } from '../web/refusal.ts'
import { noStore } from '../web/security.ts'

const { findEvent, findForm, forms, person } = edition

/** The personal page: everything that was answered, and what can still be done with it. */
export function personalRoutes(services: Services): Router {
  const { config, links, replies, receiver, decisions, clock } = services
  const router = Router()
  router.use('/replies', noStore)

  router.get('/replies', (req, res) => {
    const { participant, language } = res.locals
    if (!participant) return res.redirect(303, `/${language}/link`)
    res.render('replies', {
      ...personalPage(services, participant, res),
      done: doneForm(req, participant, services),
    })
  })

  router.get('/replies/sheet', (_req, res) => {
    const { participant, language } = res.locals
    if (!participant) return res.redirect(303, `/${language}/link`)
    res.render('sheet', printSheet(services, participant, res))
  })

  router.get('/replies/calendar/:file', (req, res, next) => {
    const segment = findEvent(req.params.file.replace(/\.ics$/, ''))
    if (!segment || !res.locals.participant) return next(refusal(404))
    res.type('text/calendar').attachment(`${segment.name}.ics`)
    res.send(calendarFor([segment], res.locals.t))
  })

  // Mail scanners follow links: opening one shows, and never changes a reply or uses the link up. The first opening
  // proves the address. From then on nobody stays who came by writing the address alone into a form; the browser that
  // opens the letter has the letter's link.
  router.get('/replies/:token', (req, res) => {
    const link = links.find(req.params.token)
    if (!link) return res.status(404).render('link-expired')
    if (req.method === 'GET') proveAddress(link)
    rememberParticipant(res, config, req.params.token)
    res.redirect(303, `/${res.locals.language}/replies`)
  })

  router.post('/replies/leave', (req, res) => {
    links.leaveBrowser(linkToken(req, config))
    forgetParticipant(res, config)
    res.redirect(303, `/${res.locals.language}`)
  })

  router.post('/replies/:form/withdrawal', (req, res, next) => {
    const form = findForm(req.params.form)
    const participant: Participant | undefined = res.locals.participant
    const reply = form && participant && replies.reply(participant.id, form.path)
    if (!reply) return next(refusal(404))
    if (receiver.withdraw(participant, reply).result === 'closed') return next(refusal(410))
    res.redirect(303, `/${res.locals.language}/replies?done=${form.path}`)
  })

  // After the deadline too: an offer comes when replies are no longer taken.
  router.post('/replies/:form/answer', (req, res, next) => {
    const participant: Participant | undefined = res.locals.participant
    const wanted = statuses.find(status => status === req.body?.answer)
    if (!participant || !wanted) return next(refusal(404))
    const outcome = decisions.answer(participant, req.params.form, wanted, Number(req.body.version))
    if (outcome === 'changed')
      return res.status(409).render('replies', {
        ...personalPage(services, participant, res),
        done: undefined,
        isStale: true,
      })
    res.redirect(303, `/${res.locals.language}/replies?done=${encodeURIComponent(req.params.form)}`)
  })

  router.get('/received/:reference', (req, res, next) => {
    const reference = parseReference(req.params.reference)
    if (!reference) return next(refusal(404))
    res.render('received', { reference })
  })

  function proveAddress({ participantId, mailedTo }: Link): void {
    if (mailedTo && replies.proveEmail(participantId, mailedTo, String(clock.now())))
      links.endBrowsers(participantId)
  }

  return router
}

/** Every answer in both languages, as a ministry files it. */
function printSheet({ replies }: Services, participant: Participant, res: Response) {
  const { language, t } = res.locals
  const otherT = translator(otherLanguage(language))
  return {
    otherT,
    person: displayInBoth(person, participant.person, t, otherT),
    replies: forms.map(form => {
      const reply = replies.reply(participant.id, form.path)
      return {
        form,
        reply,
        status: statusOf(reply),
        answers: displayInBoth(form, reply?.answers ?? {}, t, otherT),
      }
    }),
  }
}

const calendarOf = ({ form, answers }: Reply) => {
  const found = edition.findForm(form)
  return found ? edition.calendarOf(found, answers) : []
}

const statusOf = (reply: Reply | undefined) => (reply ? publicStatus(reply.status) : 'none')

function personalPage({ clock, replies }: Services, participant: Participant, res: Response) {
  const stored = replies.repliesOf(participant.id)
  const replyTo = (path: string): Reply | undefined => stored.find(reply => reply.form === path)
  return {
    participant,
    isAnyOpen: isOpen(lastDeadline, clock.now()),
    hints: hintsFor(participant, replies),
    person: displayAnswers(person, participant.person, res.locals.t),
    replies: forms.map(form => {
      const reply = replyTo(form.path)
      return {
        form,
        reply,
        status: statusOf(reply),
        isOpen: isOpen(form, clock.now()),
        session: reply?.toldSession,
        choices: reply
          ? transitionsFrom(form.path, reply.status, 'participant').map(({ to }) => to)
          : [],
        answers: displayAnswers(form, reply?.answers ?? {}, res.locals.t),
      }
    }),
    segments: stored.filter(isThere).flatMap(reply => calendarOf(reply)),
  }
}

/** What the page may have just done. */
const confirmable: readonly string[] = [
  'received',
  'withdrawn',
  'confirmed',
  'accepted',
  'declined',
]

/** The reply that has just been sent or withdrawn, to be confirmed at the top. */
function doneForm(req: Request, participant: Participant, { replies }: Services) {
  const form = findForm(String(req.query.done))
  const reply = form && replies.reply(participant.id, form.path)
  const status = statusOf(reply)
  return form && reply && confirmable.includes(status) ? { form, status } : undefined
}
