import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { oneEmail } from '../../forms/address-rules.ts'
import { cleanEmail } from '../../forms/clean-address.ts'
import { languages } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import type { Invitation } from '../../staff/invitations.ts'
import { isRole, leastRole, roleNames } from '../../staff/roles.ts'
import { colleagueOf, loadColleagues } from '../../web/loading-colleagues.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { adminsOnly } from '../../web/staff-only.ts'
import { type StaffPage, staffPage } from './staff-page.ts'

const nobody: Invitation = { email: '', role: leastRole, language: languages[0] }
const invitation = z.object({
  email: z.string().catch(nobody.email).transform(cleanEmail),
  role: z.enum(roleNames).catch(nobody.role),
  language: z.enum(languages).catch(nobody.language),
})

/** The secretariat's accounts, for admins. */
export function staffRoutes(services: Services): Router {
  const { staff, outbox } = services
  const router = Router()
  router.use('/staff', adminsOnly)
  loadColleagues(router, services)

  router.get('/staff', (_req, res) => show(services, res))
  router.post('/staff', (req, res) => invite(services, req, res))

  router.post('/staff/:id/invitation', (_req, res) => {
    staff.inviteAgain(colleagueOf(res), memberOf(res).email)
    outbox.wake()
    back(res, 'admin:said.invited', colleagueOf(res).email)
  })

  router.post('/staff/:id/role', othersOnly, (req, res, next) => {
    const role: unknown = req.body?.role
    if (!isRole(role)) return next(refusal(400))
    staff.setRole(colleagueOf(res), role, memberOf(res).email)
    back(res, 'admin:said.role_changed', colleagueOf(res).email)
  })

  router.post('/staff/:id/sign-out', (_req, res) => {
    staff.signOutEverywhere(colleagueOf(res), memberOf(res).email)
    back(res, 'admin:said.signed_out', colleagueOf(res).email)
  })

  router.post('/staff/:id/removal', othersOnly, (_req, res) => {
    staff.remove(colleagueOf(res).email, memberOf(res).email)
    back(res, 'admin:said.account_removed', colleagueOf(res).email)
  })
  return router
}

/** Nobody locks themselves out: another admin has to do it. */
const othersOnly = (_req: Request, res: Response, next: NextFunction): void =>
  next(colleagueOf(res).id === memberOf(res).id ? refusal(400) : undefined)

function invite(services: Services, req: Request, res: Response) {
  const typed = invitation.parse(req.body ?? {})
  const problem = problemWith(services, typed, res)
  if (problem) return show(services, res.status(422), typed, problem)
  services.outbox.wake()
  back(res, 'admin:said.invited', typed.email)
}

function back(res: Response, text: string, email: string): void {
  say(res, { text, about: { email } })
  res.redirect(303, '/admin/staff')
}

/** Why nobody was invited, as a sentence; undefined: the account is there now. */
function problemWith({ staff }: Services, typed: Invitation, res: Response) {
  const { t } = res.locals
  if (!typed.email) return t('admin:staff.email')
  const wrong = oneEmail(typed.email)
  if (wrong)
    return t(`errors:fields.${wrong.code}`, { ...wrong.values, object: t('admin:staff.address') })
  return staff.invite(typed, memberOf(res).email) ? undefined : t('admin:staff.has_account')
}

function show({ staff }: Services, res: Response, typed = nobody, problem?: string) {
  const { t } = res.locals
  const page: StaffPage = staffPage(staff.list(), memberOf(res), typed, problem, t)
  res.render('admin/staff/page', page)
}
