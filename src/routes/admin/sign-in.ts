import { type Request, type Response, Router } from 'express'
import { documentTitle } from '../../document-title.ts'
import { cleanEmail } from '../../forms/clean-address.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import { isLanguage, type Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { typedText } from '../../web/body.ts'
import { memberOf } from '../../web/locals.ts'
import { failuresPerEmail, failuresPerEmailAndIp } from '../../web/rate-limit.ts'
import { closeStaffSession, openStaffSession, sessionToken } from '../../web/staff-session.ts'
import { takeWantedPath } from '../../web/wanted-path.ts'

/**
 * Failed tries for one account in ten minutes from one place, and from everywhere: the second shuts
 * the owner out too.
 */
const failuresFromOnePlace = 10
const failuresPerAccount = 100

export type SignInPage = { documentTitle: string; problems: ProblemView[]; fields: FieldView[] }

/** `email`: as it was typed. */
type Tried = { email: string; hasFailed: boolean }

export function signInRoutes(services: Services): Router {
  const router = Router()
  const limits = [
    failuresPerEmailAndIp(failuresFromOnePlace, 'email'),
    failuresPerEmail(failuresPerAccount, 'email'),
  ]
  router.get('/sign-in', (_req, res) => show(res, { email: '', hasFailed: false }))
  router.post('/sign-in', ...limits, (req, res) => signIn(services, req, res))
  return router
}

async function signIn({ config, staff, log }: Services, req: Request, res: Response) {
  const email = cleanEmail(typedText(req, 'email'))
  const token = await staff.signIn(email, typedText(req, 'password'))
  log.info({ signedIn: token !== undefined }, 'staff sign-in')
  if (!token) return show(res.status(422), { email, hasFailed: true })
  openStaffSession(res, config, token)
  res.redirect(303, takeWantedPath(req, res, config) ?? '/admin/replies')
}

function show(res: Response, tried: Tried): void {
  const { t } = res.locals
  const problem = tried.hasFailed ? t('admin:sign_in.failed') : undefined
  const page: SignInPage = {
    documentTitle: documentTitle(t('admin:sign_in.title'), tried.hasFailed, t),
    problems: problem ? [{ href: '#email', text: problem }] : [],
    fields: [emailField(tried.email, problem, t), passwordField(t)],
  }
  res.render('admin/sign-in/page', page)
}

const emailField = (value: string, problem: string | undefined, t: Translate): FieldView =>
  inputField({
    id: 'email',
    label: t('admin:sign_in.email'),
    problem,
    value,
    attributes: { type: 'email', autocomplete: 'username', required: '' },
  })

const passwordField = (t: Translate): FieldView =>
  inputField({
    id: 'password',
    label: t('admin:sign_in.password'),
    attributes: { type: 'password', autocomplete: 'current-password', required: '' },
  })

/** What whoever is signed in can do from every page. */
export function signedInRoutes({ config, staff }: Services): Router {
  const router = Router()
  router.post('/sign-out', (req, res) => {
    staff.signOut(memberOf(res), sessionToken(req, config))
    closeStaffSession(res, config)
    res.redirect(303, '/admin/sign-in')
  })

  router.post('/language', (req, res) => {
    if (isLanguage(req.body?.language)) staff.setLanguage(memberOf(res).id, req.body.language)
    res.redirect(303, res.locals.backToTable)
  })
  return router
}
