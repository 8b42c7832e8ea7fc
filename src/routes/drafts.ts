import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { oneEmail } from '../forms/address-rules.ts'
import { cleanEmail } from '../forms/clean-address.ts'
import { findField } from '../forms/form.ts'
import type { Problem } from '../forms/rules.ts'
import type { Services } from '../services.ts'
import { typedText } from '../web/body.ts'
import { draftTokensIn, keepDraft } from '../web/draft-cookie.ts'
import { ownAddresses } from '../web/participants.ts'
import { tokenIn } from '../web/token-in-path.ts'
import { draftPage } from './draft-page.ts'
import { formInDraft } from './filled-form.ts'

const name = edition.person.means.email
const words = findField(edition.person, name)?.text ?? ''

/** An address to which the link is to go, as it was typed, and why it will not do. */
type Given = { email?: string; problem?: string }

/** The page of a draft. Whoever has its link may read it, change it, send it and mail the link. */
export function draftRoutes(services: Services): Router {
  const router = Router()
  router.use('/drafts', keptForBack)
  router.get('/drafts/:token', (req, res) => show(services, req, res))
  router.get('/drafts/:token/letter', (req, res) => res.redirect(303, pathOf(req, res)))
  router.post('/drafts/:token/letter', (req, res) => mailLink(services, req, res))
  return router
}

/** Back from a step finds the page; nobody but this browser keeps it. */
function keptForBack(_req: Request, res: Response, next: NextFunction): void {
  res.set('Cache-Control', 'private, no-cache')
  next()
}

const pathOf = (req: Request, { locals }: Response): string =>
  `/${locals.language}/drafts/${tokenIn(req)}`

function show(services: Services, req: Request, res: Response, given: Given = {}) {
  const token = tokenIn(req)
  const draft = services.drafts.draft(token)
  const form = draft && edition.findForm(draft.form)
  if (!draft || !form) return res.status(404).render('draft-gone')
  const filled = formInDraft(services, form, { ...draft, token }, res)
  const url = `${services.config.publicUrl ?? `${req.protocol}://${req.host}`}${pathOf(req, res)}`
  const isOwn = draftTokensIn(req, services.config).includes(token)
  const shown = { draft, filled, url, isOwn, ...given }
  res.render('drafts/page', draftPage(services, shown, res.locals))
}

/** Nothing is looked up by the address, so the answer tells nothing of it. */
async function mailLink(services: Services, req: Request, res: Response) {
  const email = cleanEmail(typedText(req, name))
  const draft = services.drafts.draft(tokenIn(req))
  if (!draft || req.body?.switch_language) return show(services, req, res, { email })
  const problem = email ? oneEmail(email) : { code: 'enter' }
  if (problem)
    return show(services, req, res.status(422), { email, problem: sentence(problem, res) })
  const { language } = res.locals
  const by = { language, ownAddresses: ownAddresses(res) }
  await services.commits.together(() => services.drafts.mailLink(draft, email, by))
  // So that its page says what has become of the letter.
  keepDraft(req, res, services.config, tokenIn(req))
  res.redirect(303, `${pathOf(req, res)}#link-hint`)
}

const sentence = ({ code, values }: Problem, { locals: { t } }: Response): string =>
  t(`errors:fields.${code}`, { ...values, object: t(`${words}.object`) })
