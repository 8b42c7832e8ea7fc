import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { knownDays } from '../staff/known-browsers.ts'
import { hostCookie } from './cookies.ts'
import { ifPossible } from './if-possible.ts'
import { forgetWantedPath } from './wanted-path.ts'

const cookie = (config: Config) => hostCookie('staff', config)
/** By which the browser is known to the account; it opens nothing, and stays after signing out. */
const knownCookie = (config: Config) => hostCookie('known', config)

/** The token of whoever is signed in at this browser; empty: nobody is. */
export const sessionToken = (req: Request, config: Config): string => cookie(config).read(req)

export const browserToken = (req: Request, config: Config): string => knownCookie(config).read(req)

export const keepStaffSession = (res: Response, config: Config, token: string): void =>
  cookie(config).write(res, token)

/** Whoever has shown that the account is theirs is signed in, and known in this browser from now on. */
export function openStaffSession(services: Services, res: Response, token: string): void {
  const { config, staff } = services
  keepStaffSession(res, config, token)
  const member = staff.session(token)
  if (!member) return
  const known = ifPossible(services, 'browser known', () =>
    staff.knowBrowser(member, browserToken(res.req, config)),
  )
  if (known) knownCookie(config).write(res, known, knownDays)
}

/** Signing out also forgets the page to come back to. */
export function closeStaffSession(res: Response, config: Config): void {
  cookie(config).clear(res)
  forgetWantedPath(res, config)
}
