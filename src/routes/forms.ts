import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { isOpen } from '../facts/closing.ts'
import { officeAnswers } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import { type Body, type ReadAnswers, readAnswers } from '../forms/read-answers.ts'
import type { Participant } from '../participants/participants.ts'
import { isStillTaken, takenLate } from '../replies/late.ts'
import type { Received } from '../replies/received.ts'
import { otherNames } from '../replies/submission.ts'
import type { Services } from '../services.ts'
import { tooLate } from '../web/refusal.ts'
import { blankPage } from './blank-page.ts'
import { closedPage } from './closed-page.ts'
import { type Filled, replyFormPage } from './form-page.ts'
import { type Meant, meantAs, meantBy, nobody, storedOf } from './meant.ts'
import { showReceipt } from './receipt.ts'

const { person, personAndAnswers, personNames, withPerson } = edition

/** The pages of the forms: shown, checked, sent. */
export function formRoutes(services: Services): Router {
  const router = Router()
  for (const form of edition.forms) {
    router.get(`/${form.path}`, (req, res) => showForm(services, form, req, res))
    router.get(`/${form.path}/blank`, (_req, res) =>
      res.render('blank', blankPage(form, services.clock.now(), res.locals)),
    )
    router.post(`/${form.path}`, (req, res, next) => takeForm(services, form, req, res, next))
  }
  return router
}

function showForm(services: Services, form: Form, req: Request, res: Response) {
  const meant = meantBy(services, form, req, res)
  const { reference, participant, reply } = meant
  if (reference && !participant) return res.redirect(303, `/${res.locals.language}/link`)
  const asks = participant !== undefined || req.query.late === '1'
  const isShown =
    isOpen(form, services.clock.now()) || (asks && takenLate(form, reply) !== 'nothing')
  if (!isShown) return res.render('closed', closedPage(form, res.locals))
  const typed = { ...(participant?.person ?? preset(res)), ...reply?.answers }
  render(services, form, res, meant, { typed })
}

/** An office that replies for another participant types its own details once. */
function preset({ locals: { language, participants } }: Response): Answers {
  const latest = participants.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))[0]
  return { [person.means.language]: language, ...(latest && officeAnswers(latest.person)) }
}

/** A form that has come in: for whom, what was typed, and what its page showed. */
type Sent = { form: Form; body: Body; meant: Meant; read: ReadAnswers; seen: string | undefined }

function takeForm(services: Services, form: Form, req: Request, res: Response, next: NextFunction) {
  const meant = meantBy(services, form, req, res)
  const body = withStoredPerson(req.body ?? {}, meant.participant)
  const read = readAnswers(withPerson(form), body)
  const sent: Sent = { form, body, meant, read, seen: seenIn(body) }
  if ((body.switch_language || body.add_row) && !body.closed) return showAgain(services, res, sent)
  const stored = storedOf(meant)
  const filled = { form, ...personAndAnswers(read.answers) }
  if (body.switch_language || !isStillTaken(filled, stored, services.clock.now()))
    return next(tooLate(form))
  if (read.problems.length > 0)
    return render(services, form, res.status(422), meant, { ...read, seen: sent.seen })
  if (meant.reference && !meant.participant)
    return render(services, form, res.status(409), nobody, {
      typed: read.typed,
      unsent: 'link_ended',
    })
  send(services, res, next, sent)
}

function send(services: Services, res: Response, next: NextFunction, sent: Sent) {
  const { form, meant, read, seen, body } = sent
  const { language, participants, browser } = res.locals
  const outcome = services.receiver.submit({
    form,
    participant: meant.participant,
    opened: participants,
    sent: browser.sent,
    tokens: browser.tokens,
    otherName: otherNames.find(name => name === body.other_name),
    language,
    seen,
    ...personAndAnswers(read.answers),
  })
  if (outcome.result === 'closed') return next(tooLate(form))
  if ('reply' in outcome) return showReceipt(services, form, outcome, res)
  askAgain(services, res.status(409), sent, outcome)
}

/** The page that asks knows what is stored now: from it a second press goes through. */
function askAgain(
  services: Services,
  res: Response,
  { form, read: { typed }, meant, seen }: Sent,
  { result: unsent, participant }: Exclude<Received, { result: 'closed' | 'saved' | 'repeated' }>,
) {
  if (unsent === 'other_name') return render(services, form, res, meant, { typed, seen, unsent })
  const stored = participant ? meantAs(services, form, participant) : meant
  const isOfPage = participant?.id === meant.participant?.id
  render(services, form, res, stored, { typed, unsent: isOfPage ? unsent : 'replied_before' })
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
function showAgain(services: Services, res: Response, { form, meant, body, seen, read }: Sent) {
  const { typed, problems } = read
  const again = { typed, blankRows: { [String(body.add_row)]: 2 }, seen }
  const isWrong = Boolean(body.checked) && problems.length > 0
  if (isWrong) render(services, form, res.status(422), meant, { ...again, problems })
  else render(services, form, res, meant, again)
}

function render(
  { clock }: Services,
  form: Form,
  res: Response,
  meant: Meant,
  filled: Omit<Filled, 'isLate' | 'hasTyped'>,
): void {
  const isLate = !isOpen(form, clock.now())
  const hasTyped = res.req.method === 'POST'
  const page = replyFormPage(form, { ...filled, isLate, hasTyped }, meant, res.locals)
  res.render('form/page', page)
}
