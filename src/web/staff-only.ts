import type { Request, RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import type { Role } from '../staff/accounts.ts'
import { tokenCookie } from './cookies.ts'
import { setLanguage } from './language.ts'
import { refusal } from './refusal.ts'

const cookie = (config: Config) => tokenCookie('staff', config)

export const sessionToken = (req: Request, config: Config): string => cookie(config).read(req)
export const openStaffSession = (res: Response, config: Config, token: string): void => cookie(config).write(res, token)
export const closeStaffSession = (res: Response, config: Config): void => cookie(config).clear(res)

/** Who is signed in, so that errors speak the member's language too. */
export const knowMember =
  ({ config, staff }: Services): RequestHandler =>
  (req, res, next) => {
    const member = staff.session(sessionToken(req, config))
    res.locals.member = member
    if (member) setLanguage(res, member.language)
    next()
  }

/** The one door of the secretariat: whoever is not signed in is shown where to. */
export const staffOnly: RequestHandler = (_req, res, next) =>
  res.locals.member ? next() : res.redirect(303, '/admin/sign-in')

/** Behind that door, what only some may open. */
export const roleOnly =
  (...allowed: Role[]): RequestHandler =>
  (_req, res, next) =>
    next(allowed.includes(res.locals.member.role) ? undefined : refusal(403))
