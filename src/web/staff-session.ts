import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import { hostCookie } from './cookies.ts'
import { forgetTable } from './last-table.ts'
import { forgetWantedPath } from './wanted-path.ts'

const cookie = (config: Config) => hostCookie('staff', config)

/** The token of whoever is signed in at this browser; empty: nobody is. */
export const sessionToken = (req: Request, config: Config): string => cookie(config).read(req)

export const openStaffSession = (res: Response, config: Config, token: string): void =>
  cookie(config).write(res, token)

/** Signing out also forgets the page to come back to and the last filter of the table. */
export function closeStaffSession(res: Response, config: Config): void {
  cookie(config).clear(res)
  forgetWantedPath(res, config)
  forgetTable(res, config)
}
