import { parseCookie } from 'cookie'
import type { RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'

const name = 'table'
/** As an address writes a query; whatever else a cookie may hold leads to the whole table. */
const query = /^[\w%=&.+*~-]{1,2000}$/

/**
 * The table that the member comes from, as it was narrowed and sorted, so that each page leads back
 * to it.
 */
export const knowTable: RequestHandler = (req, res, next) => {
  const asked = parseCookie(req.get('cookie') ?? '', { decode: String })[name] ?? ''
  res.locals.backToTable = query.test(asked) ? `/admin/replies?${asked}` : '/admin/replies'
  next()
}

export const rememberTable = (res: Response, asked: string, { publicUrl }: Config): void =>
  void res.cookie(name, asked, {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl?.startsWith('https:') ?? false,
    path: '/admin',
    encode: String,
  })

export const forgetTable = (res: Response): void => void res.clearCookie(name, { path: '/admin' })
