import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import { type Body, type ReadAnswers, readAnswers } from '../forms/read-answers.ts'
import type { Participant } from '../participants/participants.ts'
import { isOpen } from '../replies/deadlines.ts'
import type { Services } from '../services.ts'
import { tooLate } from '../web/refusal.ts'
import { blankPage } from './blank-page.ts'
import { closedPage } from './closed-page.ts'
import { type Filled, type Known, replyFormPage } from './form-page.ts'
import { showReceipt } from './receipt.ts'

const { person, personAndAnswers, personNames, withPerson } = edition

/** The pages of the forms: shown, checked, sent. */
export function formRoutes(services: Services): Router {
  const router = Router()
  for (const form of edition.forms) {
    router.get(`/${form.path}`, (_req, res) => showForm(services, form, res))
    router.get(`/${form.path}/blank`, (_req, res) =>
      res.render('blank', blankPage(form, res.locals)),
    )
    router.post(`/${form.path}`, (req, res, next) => takeForm(services, form, req, res, next))
  }
  return router
}

function showForm(services: Services, form: Form, res: Response) {
  if (!isOpen(form, services.clock.now())) return res.render('closed', closedPage(form, res.locals))
  const { participant, reply } = knownTo(services, form, res)
  const preset = { [person.means.language]: res.locals.language }
  render(services, form, res, { typed: { ...(participant?.person ?? preset), ...reply?.answers } })
}

function takeForm(services: Services, form: Form, req: Request, res: Response, next: NextFunction) {
  if (!isOpen(form, services.clock.now())) return next(tooLate(form))
  const body = withStoredPerson(req.body ?? {}, res.locals.participant)
  const read = readAnswers(withPerson(form), body)
  if (body.switch_language || body.add_row) return showAgain(services, form, res, read, body)
  if (read.problems.length > 0)
    return render(services, form, res.status(422), { ...read, seen: seenIn(body) })
  send(services, form, res, next, { ...read, seen: seenIn(body) })
}

/** Answers that are good, and what was stored when they were begun. */
type Good = ReadAnswers & { seen: string | undefined }

function send(services: Services, form: Form, res: Response, next: NextFunction, good: Good) {
  const { participant, language } = res.locals
  const { seen, answers, typed } = good
  const given = personAndAnswers(answers)
  const outcome = services.receiver.submit({ form, participant, language, seen, ...given })
  if (outcome.result === 'closed') return next(tooLate(form))
  // The page that says so knows what is stored now: from it a second press goes through.
  if (outcome.result === 'outdated')
    return render(services, form, res.status(409), { typed, isOutdated: true })
  showReceipt(services, form, outcome, res)
}

/** Stays the same on a page that is shown again: it says what the answers were begun from. */
const seenIn = ({ seen }: Body): string | undefined => (typeof seen === 'string' ? seen : undefined)

/** Who is known need not say again who it is. */
function withStoredPerson(body: Body, participant: Participant | undefined): Body {
  const saysWho = [...personNames].some(name => body[name] !== undefined)
  return participant && !saysWho ? { ...participant.person, ...body } : body
}

/**
 * Another language or one more row: nothing is sent, nothing is lost, and errors stay if they were
 * shown.
 */
function showAgain(
  services: Services,
  form: Form,
  res: Response,
  { typed, problems }: ReadAnswers,
  body: Body,
) {
  const again = { typed, blankRows: { [String(body.add_row)]: 2 }, seen: seenIn(body) }
  const isWrong = Boolean(body.checked) && problems.length > 0
  if (isWrong) render(services, form, res.status(422), { ...again, problems })
  else render(services, form, res, again)
}

const render = (services: Services, form: Form, res: Response, filled: Filled): void =>
  res.render('form/page', replyFormPage(form, filled, knownTo(services, form, res), res.locals))

function knownTo({ replies }: Services, form: Form, { locals }: Response): Known {
  const { participant } = locals
  return { participant, reply: participant && replies.reply(participant.id, form.path) }
}
