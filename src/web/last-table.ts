import type { RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { hostCookie } from './cookies.ts'

/** As an address writes a query; whatever else a cookie may hold leads to the whole table. */
const query = /^[\w%=&.+*~-]{1,2000}$/

/** Written as it stands in the address: encoded once more, a long one would find no room. */
const cookie = (config: Config) => hostCookie('table', config, { encode: String, decode: String })

/**
 * The table that the member comes from, as it was narrowed and sorted, so that each page leads back
 * to it.
 */
export const knowTable =
  ({ config }: Services): RequestHandler =>
  (req, res, next) => {
    const asked = cookie(config).read(req)
    res.locals.backToTable = query.test(asked) ? `/admin/replies?${asked}` : '/admin/replies'
    next()
  }

export const rememberTable = (res: Response, asked: string, config: Config): void =>
  cookie(config).write(res, asked)

export const forgetTable = (res: Response, config: Config): void => cookie(config).clear(res)
