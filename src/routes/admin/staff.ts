import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { cleanLine } from '../../forms/normalise.ts'
import { oneEmail } from '../../forms/rules.ts'
import { type Language, languages } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { passwordMinLength, roles } from '../../staff/accounts.ts'
import { memberOf } from '../../web/locals.ts'
import { failuresPerMember } from '../../web/rate-limit.ts'
import { refusal } from '../../web/refusal.ts'
import { closeStaffSession, openStaffSession, roleOnly } from '../../web/staff-only.ts'

const invitation = z.object({
  email: z.string().catch('').transform(cleanLine),
  role: z.enum(roles).catch('viewer'),
  language: z.enum(languages).catch('ru'),
})
const roleBody = z.object({ role: z.enum(roles) })
/** Longer is no safer, and each try is work for the machine. */
const passwordMaxLength = 200

const typedText = (value: unknown): string => (typeof value === 'string' ? value : '')
const isLongEnough = ({ length }: string): boolean =>
  length >= passwordMinLength && length <= passwordMaxLength

/** The page that an invitation's link opens: whoever has the link sets the password, once. Needs no sign-in. */
export function passwordRoutes({ config, staff, audit }: Services): Router {
  const router = Router()

  // Mail scanners follow links: opening the page does not use it up.
  router.get('/password/:token', (req, res) => show(req, res))

  router.post('/password/:token', async (req, res) => {
    const password = typedText(req.body?.password)
    if (!isLongEnough(password)) return show(req, res.status(422), 'password_length')
    const member = await staff.setPassword(String(req.params.token), password)
    if (!member) return show(req, res)
    audit.record(member.email, 'password_set')
    const token = staff.openSession(member.id)
    if (token) openStaffSession(res, config, token)
    res.redirect(303, '/admin/replies')
  })

  function show(req: Request, res: Response, problem?: string) {
    const member = staff.invited(String(req.params.token))
    res.status(member ? res.statusCode : 404)
    res.render('admin/password', { invited: member, problem, passwordMinLength, passwordMaxLength })
  }

  return router
}

/** Wrong current passwords in ten minutes: a session that was left open is no place to guess at it. */
const failuresPerAccount = 10

/** The secretariat's accounts, for admins; and everybody's own. */
export function staffRoutes({ config, staff, outbox, letters, digest, audit }: Services): Router {
  const router = Router()

  router.get('/account', (_req, res) => showAccount(res))
  router.post('/account/password', failuresPerMember(failuresPerAccount), async (req, res) => {
    const member = memberOf(res)
    const [current, password] = [typedText(req.body?.current), typedText(req.body?.password)]
    if (!isLongEnough(password)) return showAccount(res.status(422), 'password_length')
    if (!(await staff.changePassword(member, current, password)))
      return showAccount(res.status(422), 'wrong_password')
    audit.record(member.email, 'password_set')
    // Every session has ended; this browser gets a new one.
    const token = staff.openSession(member.id)
    if (token) openStaffSession(res, config, token)
    res.redirect(303, '/admin/account?changed=1')
  })
  router.post('/account/digest', (req, res) => {
    digest.setWanted(memberOf(res).id, req.body?.wanted === '1')
    res.redirect(303, '/admin/account')
  })
  router.post('/account/sign-out', (_req, res) => {
    staff.signOutEverywhere(memberOf(res).id)
    audit.record(memberOf(res).email, 'signed_out_everywhere')
    closeStaffSession(res, config)
    res.redirect(303, '/admin/sign-in')
  })

  const showAccount = (res: Response, problem?: 'password_length' | 'wrong_password') =>
    res.render('admin/account', {
      wantsDigest: digest.isWanted(memberOf(res).id),
      digestAt: config.digestAt?.toString({ smallestUnit: 'minute' }),
      problem,
      hasChanged: res.req.query.changed === '1',
      passwordMinLength,
      passwordMaxLength,
    })

  const only = roleOnly('admin')
  router.get('/staff', only, (_req, res) => show(res))

  router.post('/staff', only, (req, res) => {
    const typed = invitation.parse(req.body ?? {})
    const problem = invite(typed)
    if (problem) return show(res.status(422), { ...typed, problem })
    audit.record(memberOf(res).email, 'account_invited', {
      email: typed.email,
      role: typed.role,
    })
    sendInvitation(typed)
    res.redirect(303, '/admin/staff')
  })

  router.post('/staff/:id/invitation', only, (req, res, next) => {
    const member = find(req)
    if (!member) return next(refusal(404))
    audit.record(memberOf(res).email, 'account_invited', { email: member.email })
    sendInvitation(member)
    res.redirect(303, '/admin/staff')
  })

  router.post('/staff/:id/role', only, (req, res, next) => {
    const member = find(req)
    const read = roleBody.safeParse(req.body)
    // Nobody locks themselves out: another admin has to do it.
    if (!member || !read.success || member.id === memberOf(res).id)
      return next(refusal(member ? 400 : 404))
    staff.setRole(member.id, read.data.role)
    audit.record(memberOf(res).email, 'role_changed', {
      email: member.email,
      role: read.data.role,
    })
    res.redirect(303, '/admin/staff')
  })

  router.post('/staff/:id/sign-out', only, (req, res, next) => {
    const member = find(req)
    if (!member) return next(refusal(404))
    staff.signOutEverywhere(member.id)
    audit.record(memberOf(res).email, 'signed_out_everywhere', { email: member.email })
    res.redirect(303, '/admin/staff')
  })

  router.post('/staff/:id/removal', only, (req, res, next) => {
    const member = find(req)
    if (!member || member.id === memberOf(res).id) return next(refusal(member ? 400 : 404))
    staff.remove(member.email)
    audit.record(memberOf(res).email, 'account_removed', { email: member.email })
    res.redirect(303, '/admin/staff')
  })

  /** What stands against it; undefined: the account is there now. */
  function invite(typed: z.infer<typeof invitation>): 'email' | 'has_account' | undefined {
    if (!typed.email || oneEmail(typed.email)) return 'email'
    return staff.invite(typed) ? undefined : 'has_account'
  }

  const find = (req: Request) => staff.list().find(member => member.id === Number(req.params.id))

  function sendInvitation(to: { email: string; language: Language }) {
    letters.send('invitation', to)
    outbox.wake()
  }

  const show = (res: Response, typed: object = {}) =>
    res.render('admin/staff', {
      members: staff.list(),
      roles,
      languages,
      typed: { email: '', role: 'viewer', language: 'ru', ...typed },
    })

  return router
}
