import { Router } from 'express'
import { unknownAddress } from '../../audit/audit.ts'
import { cleanLine } from '../../forms/normalise.ts'
import { isLanguage } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { failuresPerEmail, failuresPerEmailAndAddress } from '../../web/rate-limit.ts'
import {
  closeStaffSession,
  openStaffSession,
  sessionToken,
  takeWantedPath,
} from '../../web/staff-only.ts'

/** Failed tries for one account in ten minutes from one place, and from everywhere: the second shuts the owner out too. */
const failuresFromOnePlace = 10
const failuresPerAccount = 100

const typedText = (value: unknown): string => (typeof value === 'string' ? value : '')

export function signInRoutes({ config, staff, audit, log }: Services): Router {
  const router = Router()
  router.get('/sign-in', (_req, res) =>
    res.render('admin/sign-in', { email: '', hasFailed: false }),
  )

  const limits = [
    failuresPerEmailAndAddress(failuresFromOnePlace, 'email'),
    failuresPerEmail(failuresPerAccount, 'email'),
  ]

  router.post('/sign-in', ...limits, async (req, res) => {
    const email = cleanLine(typedText(req.body?.email))
    const token = await staff.signIn(email, typedText(req.body?.password))
    // What is no account's address may be a password, typed into the wrong field.
    audit.record(
      staff.hasAccount(email) ? email.toLowerCase() : unknownAddress,
      token ? 'signed_in' : 'sign_in_failed',
    )
    log.info({ signedIn: token !== undefined }, 'staff sign-in')
    if (!token) return res.status(422).render('admin/sign-in', { email, hasFailed: true })
    openStaffSession(res, config, token)
    res.redirect(303, takeWantedPath(req, res, config) ?? '/admin/replies')
  })
  return router
}

export function accountRoutes({ config, staff, audit }: Services): Router {
  const router = Router()
  router.post('/sign-out', (req, res) => {
    audit.record(memberOf(res).email, 'signed_out')
    staff.signOut(sessionToken(req, config))
    closeStaffSession(res, config)
    res.redirect(303, '/admin/sign-in')
  })

  router.post('/language', (req, res) => {
    if (isLanguage(req.body?.language)) staff.setLanguage(memberOf(res).id, req.body.language)
    res.redirect(303, res.locals.backToTable)
  })
  return router
}
