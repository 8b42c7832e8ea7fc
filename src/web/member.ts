import type { Request, RequestHandler } from 'express'
import type { Services } from '../services.ts'
import { setLanguage } from './language.ts'
import { sessionToken } from './staff-session.ts'

/** Who is signed in, so that pages and errors speak the member's language. */
export const knowMember =
  ({ config, staff }: Services): RequestHandler =>
  (req, res, next) => {
    const member = staff.session(sessionToken(req, config))
    res.locals.member = member
    if (member) setLanguage(res, member.language)
    next()
  }

/** Pages on which somebody may try passwords. */
const passwordPages = ['sign-in', 'password']

/**
 * A request to the desk by somebody who is signed in. An office shares one IP, and works: only its
 * tries of passwords are counted with everybody else's.
 */
export const isMembersOwn =
  ({ config, staff }: Services) =>
  (req: Request): boolean => {
    const [, first, second = ''] = req.path.toLowerCase().split('/')
    if (first !== 'admin' || passwordPages.includes(second)) return false
    return staff.session(sessionToken(req, config)) !== undefined
  }
