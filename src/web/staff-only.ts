import type { RequestHandler } from 'express'
import type { Services } from '../services.ts'
import { isAdmin, mayWrite, type StaffMember } from '../staff/roles.ts'
import { memberOf } from './locals.ts'
import { postedIn } from './posted.ts'
import { refusal } from './refusal.ts'
import { rememberWantedPath } from './wanted-path.ts'

/**
 * Whoever is not signed in is led to where one signs in, and comes back to the page afterwards. What
 * was typed meanwhile goes nowhere: the page for signing in answers it, and carries it on.
 */
export const staffOnly =
  ({ config }: Services, askToSignIn: RequestHandler): RequestHandler =>
  (req, res, next) => {
    if (res.locals.member) return next()
    if (postedIn(req, res.locals)) return askToSignIn(req, res, next)
    rememberWantedPath(req, res, config)
    res.redirect(303, '/admin/sign-in')
  }

/** Behind staffOnly, what only some members may do. */
const only =
  (may: (member: StaffMember) => boolean): RequestHandler =>
  (_req, res, next) =>
    next(may(memberOf(res)) ? undefined : refusal(403))

/** Those who may change something. */
export const writersOnly = only(mayWrite)

/** Those who look after accounts and read the log. */
export const adminsOnly = only(isAdmin)
