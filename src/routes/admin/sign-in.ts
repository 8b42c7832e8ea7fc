import { type NextFunction, type Request, type Response, Router } from 'express'
import { cleanEmail } from '../../forms/clean-address.ts'
import { isLanguage } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { typedText } from '../../web/body.ts'
import { causedByVisitor } from '../../web/cause.ts'
import { guessingLimits } from '../../web/guessing.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { memberOf } from '../../web/locals.ts'
import type { Refusal } from '../../web/refusal.ts'
import { closeStaffSession, openStaffSession } from '../../web/staff-session.ts'
import { tokenIn } from '../../web/token-in-path.ts'
import { takeWantedPath } from '../../web/wanted-path.ts'
import { signInPage, type Tried } from './sign-in-page.ts'

export function signInRoutes(services: Services): Router {
  const router = Router()
  router.get('/sign-in', (_req, res) => show(res))
  router.post(
    '/sign-in',
    ...guessingLimits(services),
    (req: Request, res: Response) => signIn(services, req, res),
    offerLink,
  )
  router.post('/sign-in/link', causedByVisitor, (req, res) => mailLink(services, req, res))
  // Mail scanners follow links: opening the page uses nothing up.
  router.get('/sign-in/:token', (req, res) => show(res, { letter: tokenIn(req) }))
  return router
}

const emailIn = (req: Request): string => cleanEmail(typedText(req, 'email'))

async function signIn(services: Services, req: Request, res: Response) {
  const { config, staff, log } = services
  const email = emailIn(req)
  const token = await staff.signIn(email, typedText(req, 'password'), res.locals.sessionToken)
  log.info({ signedIn: token !== undefined }, 'staff sign-in')
  if (!token)
    return show(res.status(422), { email, letter: typedText(req, 'letter'), outcome: 'failed' })
  openStaffSession(services, res, token)
  res.redirect(303, takeWantedPath(req, res, config) ?? '/admin/replies')
}

/** Where others have guessed too often, whoever reads the mail of the account still gets in. */
function offerLink(error: Refusal, req: Request, res: Response, next: NextFunction): void {
  if (error.status === 429) show(res.status(429), { email: emailIn(req), outcome: 'too_often' })
  else next(error)
}

/** Says the same to everybody; the account is looked up after the answer, so time tells nothing. */
function mailLink(services: Services, req: Request, res: Response) {
  const email = emailIn(req)
  show(res, { email, outcome: 'sent' })
  setImmediate(() => {
    ifPossible(services, 'link for signing in mailed', () => services.staff.mailSignInLink(email))
    services.outbox.wake()
  })
}

const show = (res: Response, tried: Tried = {}): void =>
  res.render('admin/sign-in/page', signInPage(tried, res.locals.t))

/** What whoever is signed in can do from every page. */
export function signedInRoutes({ config, staff }: Services): Router {
  const router = Router()
  router.post('/sign-out', (_req, res) => {
    staff.signOut(memberOf(res), res.locals.sessionToken)
    closeStaffSession(res, config)
    res.redirect(303, '/admin/sign-in')
  })

  router.post('/language', (req, res) => {
    if (isLanguage(req.body?.language)) staff.setLanguage(memberOf(res).id, req.body.language)
    res.redirect(303, res.locals.backToTable)
  })
  return router
}
