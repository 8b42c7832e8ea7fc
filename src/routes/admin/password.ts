import { type Request, type Response, Router } from 'express'
import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import {
  type PasswordProblem,
  passwordMaxLength,
  passwordMinLength,
  problemOf,
} from '../../staff/passwords.ts'
import { typedText } from '../../web/body.ts'
import { openStaffSession } from '../../web/staff-session.ts'
import { tokenIn } from '../../web/token-in-path.ts'

export type PasswordPage = {
  documentTitle: string
  /** Whose password the link sets; undefined: the link is no longer valid. */
  email: string | undefined
  problems: ProblemView[]
  fields: FieldView[]
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
  const { staff } = services
  const password = typedText(req, 'password')
  const invited = staff.invited(tokenIn(req))
  if (!invited) return show(services, req, res)
  const problem = await problemOf(password, invited.email)
  if (problem) return show(services, req, res.status(422), passwordProblem(problem, res))
  const member = await staff.setPassword(tokenIn(req), password)
  if (!member) return show(services, req, res)
  const token = staff.openSession(member.id, res.locals.sessionToken)
  if (token) openStaffSession(services, res, token)
  res.redirect(303, '/admin')
}

function show({ staff }: Services, req: Request, res: Response, problem?: string) {
  const invited = staff.invited(tokenIn(req))
  const { t } = res.locals
  const page: PasswordPage = {
    documentTitle: documentTitle(t('admin:password.title'), problem !== undefined, t),
    email: invited?.email,
    problems: problem ? [{ href: '#password', text: problem }] : [],
    fields: [newPasswordField(problem, t)],
  }
  res.status(invited ? res.statusCode : 404).render('admin/password/page', page)
}

/** `problem`: what is wrong with the new password. */
export const newPasswordField = (problem: string | undefined, t: Translate): FieldView =>
  inputField({
    id: 'password',
    label: t('admin:password.label'),
    hint: t('admin:password.hint', { count: passwordMinLength }),
    problem,
    attributes: { type: 'password', autocomplete: 'new-password' },
  })

const problems: Record<PasswordProblem, string> = {
  password_length: 'admin:password.password_length',
  password_common: 'admin:password.password_common',
}

export const passwordProblem = (problem: PasswordProblem, { locals: { t } }: Response): string =>
  t(problems[problem], { count: passwordMinLength, max: passwordMaxLength })
