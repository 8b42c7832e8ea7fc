import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import { type FieldProblem, type Form, fieldsOf } from '../forms/form.ts'
import { formPage } from '../forms/page.ts'
import { type ReadAnswers, readAnswers } from '../forms/read-answers.ts'
import { otherLanguage, translator } from '../i18n.ts'
import { isOpen } from '../replies/deadlines.ts'
import { type Outcome, seenOf } from '../replies/receive.ts'
import { isThere } from '../replies/statuses.ts'
import type { Participant } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { rememberParticipant } from '../web/participant.ts'
import { refusal } from '../web/refusal.ts'

const { forms, person, personAndAnswers, personNames, withPerson } = edition

/** A second press or a retry within this time gets the personal page; later only the reference and a mailed link. */
const retryMinutes = 60

/** The pages of the three forms: shown, checked, sent. */
export function formRoutes(services: Services): Router {
  const router = Router()
  for (const form of forms) {
    router.get(`/${form.path}`, (_req, res) => showForm(services, form, res))
    router.get(`/${form.path}/blank`, (_req, res) => showBlank(form, res))
    router.post(`/${form.path}`, (req, res, next) => takeForm(services, form, req, res, next))
  }
  return router
}

/** The form in both languages, to be filled in by hand. */
function showBlank(form: Form, res: Response) {
  const otherT = translator(otherLanguage(res.locals.language))
  res.render('blank', { form, fields: fieldsOf(withPerson(form)), linesOf, optionLabel, otherT })
}

/** Room to write. */
const linesOf = ({ kind, max }: Field): number =>
  kind === 'textarea' || kind === 'rows' ? Math.min(10, Math.ceil(max / 100) + 2) : 1

function showForm(services: Services, form: Form, res: Response) {
  const { clock, replies } = services
  if (!isOpen(form, clock.now())) return res.render('closed', { form })
  const participant: Participant | undefined = res.locals.participant
  const reply = participant && replies.reply(participant.id, form.path)
  const preset = { correspondence_language: res.locals.language }
  renderForm(services, res, form, {
    typed: { ...(participant?.person ?? preset), ...reply?.answers },
  })
}

function takeForm(services: Services, form: Form, req: Request, res: Response, next: NextFunction) {
  if (!isOpen(form, services.clock.now())) return next(refusal(410))
  const participant: Participant | undefined = res.locals.participant
  const body = withStoredPerson(req.body ?? {}, participant)
  const read = readAnswers(withPerson(form), body)
  if (body.switch_language || body.add_row) return showAgain(services, res, form, read, body)
  const seen = seenIn(body)
  if (read.problems.length > 0)
    return renderForm(services, res.status(422), form, { ...read, seen })
  const outcome = services.receiver.submit({
    form,
    participant,
    language: res.locals.language,
    seen,
    ...personAndAnswers(read.answers),
  })
  if (outcome.result === 'closed') return next(refusal(410))
  // The page that says so knows what is stored now: from it a second press goes through.
  if (outcome.result === 'outdated')
    return renderForm(services, res.status(409), form, { typed: read.typed, isOutdated: true })
  showReceipt(services, form, outcome, res)
}

type Body = Record<string, unknown>

/** Stays the same on a page that is shown again: it says what the answers were begun from. */
const seenIn = ({ seen }: Body): string | undefined => (typeof seen === 'string' ? seen : undefined)

/** Who is known need not say again who it is. */
function withStoredPerson(body: Body, participant: Participant | undefined): Body {
  const saysWho = [...personNames].some(name => body[name] !== undefined)
  return participant && !saysWho ? { ...participant.person, ...body } : body
}

/** Another language or one more row: nothing is sent, nothing is lost, and errors stay if they were shown. */
function showAgain(
  services: Services,
  res: Response,
  form: Form,
  { typed, problems }: ReadAnswers,
  body: Body,
) {
  const again = { typed, blankRows: { [String(body.add_row)]: 2 }, seen: seenIn(body) }
  if (body.checked && problems.length > 0)
    renderForm(services, res.status(422), form, { ...again, problems })
  else renderForm(services, res, form, again)
}

type Filled = {
  typed: Answers
  problems?: FieldProblem[]
  blankRows?: Record<string, number>
  seen?: string | undefined
  isOutdated?: boolean
}

function renderForm({ replies }: Services, res: Response, form: Form, filled: Filled) {
  const { typed, problems = [], blankRows, seen, isOutdated = false } = filled
  const page = formPage(withPerson(form), typed, problems, res.locals.t, blankRows)
  const participant: Participant | undefined = res.locals.participant
  const reply = participant && replies.reply(participant.id, form.path)
  res.render('form', {
    form,
    personSections: page.sections.slice(0, person.sections.length),
    ownSections: page.sections.slice(person.sections.length),
    problems: page.problems,
    isChange: isThere(reply),
    seen: seen ?? (participant && seenOf(participant, reply)) ?? '',
    isOutdated,
    isPersonOpen: problems.some(problem => personNames.has(problem.field)),
  })
}

type Taken = Extract<Outcome, { participant: Participant }>

function showReceipt(
  services: Services,
  form: Form,
  { result, participant, reply }: Taken,
  res: Response,
) {
  const { config, links, letters, outbox, clock } = services
  const { language } = res.locals
  // Who only repeats what somebody sent is let in to nothing that its owner has opened by a letter.
  const isOwned = participant.emailProvenAt !== null || isLongAgo(reply.changedAt, clock.now())
  if (result === 'repeated' && !res.locals.participant && isOwned) {
    letters.send('link', participant)
    outbox.wake()
    return res.redirect(303, `/${language}/received/${participant.reference}`)
  }
  // A changed address revokes mailed links, so that a browser which came by one needs its own.
  if (res.locals.participant?.email !== participant.email)
    rememberParticipant(res, config, links.mint(participant.id))
  res.redirect(303, `/${language}/replies?done=${form.path}`)
}

const isLongAgo = (at: string, now: Temporal.Instant): boolean =>
  now.since(Temporal.Instant.from(at)).total('minutes') > retryMinutes
