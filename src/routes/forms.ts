import { type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { declines } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import { type Form, type Step, steps } from '../forms/form.ts'
import { takenLate } from '../replies/late.ts'
import type { Services } from '../services.ts'
import { namedReference } from '../web/participants.ts'
import { blankPage } from './blank-page.ts'
import { closedPage } from './closed-page.ts'
import { beginForm, type FilledForm } from './filled-form.ts'
import { forWhom } from './for-whom.ts'
import { showStep, showSteps } from './form-steps.ts'
import { meantBy } from './meant.ts'
import { saveDraft } from './save-draft.ts'
import { takeForm } from './take-form.ts'

/** The pages of the forms: answered step by step, looked at, sent. */
export function formRoutes(services: Services): Router {
  const router = Router()
  for (const form of edition.forms) {
    const path = `/${form.path}`
    router.get(path, (req, res) => showForm(services, form, req, res))
    router.get(`${path}/blank`, (_req, res) =>
      res.render('blank', blankPage(form, services.clock.now(), res.locals)),
    )
    for (const step of steps) {
      router.get(`${path}/${step}`, (req, res) => backToForm(form, req, res))
      router.post(`${path}/${step}`, (req, res, next) =>
        showStep(services, form, step, req, res, next),
      )
    }
    router.get(`${path}/draft`, (req, res) => backToForm(form, req, res))
    router.post(`${path}/draft`, (req, res, next) => saveDraft(services, form, req, res, next))
    router.post(path, (req, res, next) => takeForm(services, form, req, res, next))
  }
  return router
}

/** The first step; what is chosen in the address is chosen there: `?attendance=not_attending`. */
function showForm(services: Services, form: Form, req: Request, res: Response) {
  const meant = meantBy(services, form, req, res)
  const { reference, participant, reply } = meant
  if (reference && !participant) return res.redirect(303, `/${res.locals.language}/link`)
  const asks = participant !== undefined || req.query.late === '1'
  const isShown =
    isOpen(form, services.clock.now()) || (asks && takenLate(form, reply) !== 'nothing')
  if (!isShown) return res.render('closed', closedPage(form, res.locals))
  const filled = beginForm(form, meant, req.query)
  showSteps(services, res, filled, { shown: [firstStep(filled)] })
}

/** A refusal that the address has chosen leaves only one question: whose it is. */
const firstStep = ({ form, meant, typed }: FilledForm): Step =>
  !meant.participant && declines({ form: form.path, answers: typed }) ? 'participant' : 'answer'

/** Somebody follows the address of a later step or a draft, reached only with what was answered before. */
const backToForm = ({ path }: Form, req: Request, res: Response): void =>
  res.redirect(303, `/${res.locals.language}/${path}${forWhom(namedReference(req))}`)
