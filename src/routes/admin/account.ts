import { type Request, type Response, Router } from 'express'
import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { problemOf } from '../../staff/passwords.ts'
import { getsDigest } from '../../staff/roles.ts'
import { typedText } from '../../web/body.ts'
import { ownGuessingLimit } from '../../web/guessing.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { closeStaffSession, openStaffSession } from '../../web/staff-session.ts'
import { newPasswordField, passwordProblem } from './password.ts'

export type AccountPage = {
  documentTitle: string
  problems: ProblemView[]
  email: string
  role: string
  /** Not offered to everybody. */
  digest: { hint: string; isWanted: boolean; button: string } | undefined
  /** The current password and the new one. */
  fields: FieldView[]
}
/** The field that is wrong, and why. */
type Problem = { field: 'current' | 'password'; text: string }

/** Everybody's own account. */
export function accountRoutes(services: Services): Router {
  const { config, staff, digest } = services
  const router = Router()
  router.get('/account', (_req, res) => show(services, res))
  router.post('/account/password', ownGuessingLimit(services), (req, res) =>
    changePassword(services, req, res),
  )
  router.post('/account/digest', (req, res) => {
    const isWanted = req.body?.wanted === '1'
    digest.setWanted(memberOf(res).id, isWanted)
    say(res, { text: isWanted ? 'admin:said.digest_wanted' : 'admin:said.digest_ended' })
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
  const { staff } = services
  const member = memberOf(res)
  const problem = await problemWith(services, req, res)
  if (problem) return show(services, res.status(422), problem)
  // Every session has ended; this browser gets a new one.
  const token = staff.openSession(member.id)
  if (token) openStaffSession(services, res, token)
  say(res, { text: 'admin:said.password_changed' })
  res.redirect(303, '/admin/account')
}

/** Why the password stays as it was; undefined: it has changed. */
async function problemWith(
  { staff }: Services,
  req: Request,
  res: Response,
): Promise<Problem | undefined> {
  const member = memberOf(res)
  const [current, wanted] = [typedText(req, 'current'), typedText(req, 'password')]
  const problem = await problemOf(wanted, member.email)
  if (problem) return { field: 'password', text: passwordProblem(problem, res) }
  if (await staff.changePassword(member, current, wanted)) return undefined
  return { field: 'current', text: res.locals.t('admin:account.wrong_password') }
}

function show(services: Services, res: Response, problem?: Problem) {
  const { t } = res.locals
  const member = memberOf(res)
  const page: AccountPage = {
    documentTitle: documentTitle(t('admin:account.title'), problem !== undefined, t),
    problems: problem ? [{ href: `#${problem.field}`, text: problem.text }] : [],
    email: member.email,
    role: t(`admin:staff.roles.${member.role}`),
    digest: digestOf(services, res),
    fields: passwordFields(problem, t),
  }
  res.render('admin/account/page', page)
}

function passwordFields(problem: Problem | undefined, t: Translate): FieldView[] {
  const wrongIn = (field: Problem['field']) => (problem?.field === field ? problem.text : undefined)
  const current = inputField({
    id: 'current',
    label: t('admin:account.current_password'),
    problem: wrongIn('current'),
    attributes: { type: 'password', autocomplete: 'current-password' },
  })
  return [current, newPasswordField(wrongIn('password'), t)]
}

function digestOf({ config, digest }: Services, res: Response): AccountPage['digest'] {
  const member = memberOf(res)
  const time = config.digestAt?.toString({ smallestUnit: 'minute' })
  if (!time || !getsDigest(member)) return undefined
  const { t } = res.locals
  const isWanted = digest.isWanted(member.id)
  return {
    hint: t('admin:account.digest_hint', { time }),
    isWanted,
    button: t(isWanted ? 'admin:account.no_digest' : 'admin:account.digest'),
  }
}
