import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import { hostCookie } from './cookies.ts'

/** Where somebody wanted to go before signing in. */

/** A quarter of an hour. */
const cookieDays = 1 / 96
const rememberedMax = 1000
const nowhere = 'http://desk.invalid'

const cookie = (config: Config) => hostCookie('wanted', config)

/** Of a button that was pressed: the page that it stands on. */
export function rememberWantedPath(req: Request, res: Response, config: Config): void {
  const wanted = req.method === 'GET' ? deskPath(req.originalUrl) : pageBefore(req)
  // A longer one would find no room in a cookie.
  if (wanted && wanted.length <= rememberedMax) cookie(config).write(res, wanted, cookieDays)
}

/** The page of the desk from which this request was made. */
export function pageBefore(req: Request): string | undefined {
  const before = URL.parse(req.get('referer') ?? '')
  return before ? deskPath(before.pathname + before.search) : undefined
}

/** Asked for once. */
export function takeWantedPath(req: Request, res: Response, config: Config): string | undefined {
  const remembered = cookie(config).read(req)
  const wanted = remembered.length > rememberedMax ? undefined : deskPath(remembered)
  if (wanted) forgetWantedPath(res, config)
  return wanted
}

export const forgetWantedPath = (res: Response, config: Config): void => cookie(config).clear(res)

/** The path of a page of the desk; whatever a browser would read as another place is none. */
export function deskPath(text: string): string | undefined {
  if (!text.startsWith('/admin') || /[\\\p{C}]/u.test(text)) return undefined
  const url = URL.parse(text, nowhere)
  // A file is asked for again by whoever signs in, and logged in nobody else's name.
  const isPage = /^\/admin(\/|$)/.test(url?.pathname ?? '') && !/\.\w+$/.test(url?.pathname ?? '')
  if (url?.origin !== nowhere || !isPage) return undefined
  return url.pathname + url.search
}
