import { type Request, type Response, Router } from 'express'
import type { Services } from '../../services.ts'
import { isLongEnough, passwordMaxLength, passwordMinLength } from '../../staff/passwords.ts'
import { typedText } from '../../web/body.ts'
import { openStaffSession } from '../../web/staff-session.ts'

export type PasswordPage = {
  /** Whose password the link sets; undefined: the link is no longer valid. */
  email: string | undefined
  hint: string
  problem: string | undefined
}

/**
 * The page that an invitation's link opens: whoever has the link sets the password, once. Needs no
 * sign-in.
 */
export function passwordRoutes(services: Services): Router {
  const router = Router()
  // Mail scanners follow links: opening the page does not use it up.
  router.get('/password/:token', (req, res) => show(services, req, res))
  router.post('/password/:token', (req, res) => setPassword(services, req, res))
  return router
}

async function setPassword(services: Services, req: Request, res: Response) {
  const { config, staff } = services
  const password = typedText(req, 'password')
  if (!isLongEnough(password)) return show(services, req, res.status(422), lengthProblem(res))
  const member = await staff.setPassword(String(req.params.token), password)
  if (!member) return show(services, req, res)
  const token = staff.openSession(member.id)
  if (token) openStaffSession(res, config, token)
  res.redirect(303, '/admin/replies')
}

function show({ staff }: Services, req: Request, res: Response, problem?: string) {
  const invited = staff.invited(String(req.params.token))
  const page: PasswordPage = { email: invited?.email, hint: lengthHint(res), problem }
  res.status(invited ? res.statusCode : 404).render('admin/password/page', page)
}

export const lengthHint = ({ locals: { t } }: Response): string =>
  t('admin:password.hint', { count: passwordMinLength })

export const lengthProblem = ({ locals: { t } }: Response): string =>
  t('admin:password.password_length', { count: passwordMinLength, max: passwordMaxLength })
