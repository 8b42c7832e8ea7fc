import { type Request, type Response, Router } from 'express'
import type { Services } from '../../services.ts'
import { isLongEnough } from '../../staff/passwords.ts'
import { getsDigest } from '../../staff/roles.ts'
import { typedText } from '../../web/body.ts'
import { memberOf } from '../../web/locals.ts'
import { failuresPerMember } from '../../web/rate-limit.ts'
import { closeStaffSession, openStaffSession } from '../../web/staff-session.ts'
import { lengthHint, lengthProblem } from './password.ts'

/**
 * Wrong current passwords in ten minutes: a session that was left open is no place to guess at it.
 */
const failuresPerAccount = 10

export type AccountPage = {
  email: string
  role: string
  /** Not offered to everybody. */
  digest: { hint: string; isWanted: boolean } | undefined
  passwordHint: string
  /** The field that is wrong, and why. */
  problem: Problem | undefined
  hasChanged: boolean
}
type Problem = { field: 'current' | 'password'; text: string }

/** Everybody's own account. */
export function accountRoutes(services: Services): Router {
  const { config, staff, digest } = services
  const router = Router()
  router.get('/account', (_req, res) => show(services, res))
  router.post('/account/password', failuresPerMember(failuresPerAccount), (req, res) =>
    changePassword(services, req, res),
  )
  router.post('/account/digest', (req, res) => {
    digest.setWanted(memberOf(res).id, req.body?.wanted === '1')
    res.redirect(303, '/admin/account')
  })
  router.post('/account/sign-out', (_req, res) => {
    const member = memberOf(res)
    staff.signOutEverywhere(member, member.email)
    closeStaffSession(res, config)
    res.redirect(303, '/admin/sign-in')
  })
  return router
}

async function changePassword(services: Services, req: Request, res: Response) {
  const { config, staff } = services
  const member = memberOf(res)
  const problem = await problemWith(services, req, res)
  if (problem) return show(services, res.status(422), problem)
  // Every session has ended; this browser gets a new one.
  const token = staff.openSession(member.id)
  if (token) openStaffSession(res, config, token)
  res.redirect(303, '/admin/account?changed=1')
}

/** Why the password stays as it was; undefined: it has changed. */
async function problemWith(
  { staff }: Services,
  req: Request,
  res: Response,
): Promise<Problem | undefined> {
  const [current, wanted] = [typedText(req, 'current'), typedText(req, 'password')]
  if (!isLongEnough(wanted)) return { field: 'password', text: lengthProblem(res) }
  if (await staff.changePassword(memberOf(res), current, wanted)) return undefined
  return { field: 'current', text: res.locals.t('admin:account.wrong_password') }
}

function show(services: Services, res: Response, problem?: Problem) {
  const { t } = res.locals
  const member = memberOf(res)
  const page: AccountPage = {
    email: member.email,
    role: t(`admin:staff.roles.${member.role}`),
    digest: digestOf(services, res),
    passwordHint: lengthHint(res),
    problem,
    hasChanged: res.req.query.changed === '1' && !problem,
  }
  res.render('admin/account/page', page)
}

function digestOf({ config, digest }: Services, res: Response): AccountPage['digest'] {
  const member = memberOf(res)
  const time = config.digestAt?.toString({ smallestUnit: 'minute' })
  if (!time || !getsDigest(member)) return undefined
  const hint = res.locals.t('admin:account.digest_hint', { time })
  return { hint, isWanted: digest.isWanted(member.id) }
}
