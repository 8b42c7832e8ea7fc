import {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express'
import { inTrouble } from '../../database-trouble.ts'
import { cleanEmail } from '../../forms/clean-address.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import { isLanguage } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { typedText } from '../../web/body.ts'
import { causedByVisitor } from '../../web/cause.ts'
import { guessingLimits, mailedLinkField } from '../../web/guessing.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { memberOf } from '../../web/locals.ts'
import { setMember } from '../../web/member.ts'
import { carriedIn, postedIn } from '../../web/posted.ts'
import { type Refusal, refusal } from '../../web/refusal.ts'
import { closeStaffSession, openStaffSession } from '../../web/staff-session.ts'
import { tokenIn } from '../../web/token-in-path.ts'
import { deskPath, takeWantedPath } from '../../web/wanted-path.ts'
import { showCarried } from './carried-page.ts'
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
  router.get('/sign-in/:token', (req, res) => show(res, { mailedLink: tokenIn(req) }))
  return router
}

const emailIn = (req: Request): string => cleanEmail(typedText(req, 'email'))

/** Another language of the page is asked for by a post too, so that nothing carried is lost. */
async function signIn(services: Services, req: Request, res: Response) {
  const { config, staff, log } = services
  const email = emailIn(req)
  const mailedLink = typedText(req, mailedLinkField)
  const tried = { email, mailedLink, carried: carriedBy(req, res) }
  if (req.body?.switch_language) return show(res, tried)
  const token = await staff.signIn(email, typedText(req, 'password'), res.locals.sessionToken)
  log.info({ signedIn: token !== undefined }, 'staff sign-in')
  if (!token) return show(res.status(422), { ...tried, outcome: 'failed' })
  openStaffSession(services, res, token)
  setMember(res, staff.session(token))
  const posted = postedIn(req, res.locals)
  if (posted) return showCarried(res, posted)
  res.redirect(303, takeWantedPath(req, res, config) ?? '/admin')
}

/** Where others have guessed too often, whoever reads the mail of the account still gets in. */
export function offerLink(error: Refusal, req: Request, res: Response, next: NextFunction): void {
  const tried = { email: emailIn(req), carried: carriedBy(req, res) }
  if (error.status === 429) show(res.status(429), { ...tried, outcome: 'too_often' })
  else next(error)
}

/**
 * Answers what was typed after the session had ended. 403: an answer of 401 would have to name a way
 * of HTTP to sign in, and there is none here.
 */
export const askToSignIn: RequestHandler = (req, res, next) => {
  const carried = carriedBy(req, res)
  if (!carried) return next(refusal(413))
  show(res.status(403), { carried })
}

function carriedBy(req: Request, res: Response): HiddenInput | undefined {
  const posted = postedIn(req, res.locals)
  return posted && carriedIn(posted)
}

/** Says the same to everybody; the account is looked up after the answer, so time tells nothing. */
function mailLink(services: Services, req: Request, res: Response) {
  const email = emailIn(req)
  // What cannot be stored must not be promised.
  const trouble = services.health.troubleInWriting()
  if (trouble) throw inTrouble(trouble)
  show(res, { email, carried: carriedBy(req, res), outcome: 'sent' })
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
    res.redirect(303, deskPath(String(req.body?.from ?? '')) ?? '/admin')
  })
  return router
}
