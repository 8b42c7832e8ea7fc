import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import { cleanEmail } from '../forms/clean-address.ts'
import { memberOf } from './locals.ts'
import { refusal } from './refusal.ts'

const windowMinutes = 10

/** Posts from one IP in ten minutes; 0: no limit. The refusal's page gives back what was typed. */
export const postsPerIp = (limit: number, isFree: (req: Request) => boolean): RequestHandler =>
  limit === 0
    ? (_req, _res, next) => next()
    : limited({ limit, keyGenerator: ipOf, skip: req => req.method !== 'POST' || isFree(req) })

/** Tries that failed; who signs in all day long is not held up. */
export const failuresPerEmail = (limit: number, field: string): RequestHandler =>
  limited({ limit, keyGenerator: emailIn(field), skipSuccessfulRequests: true })

/** The same from one place alone, so that a stranger's tries shut nobody else out. */
export const failuresPerEmailAndIp = (limit: number, field: string): RequestHandler =>
  limited({
    limit,
    keyGenerator: req => `${ipOf(req)} ${emailIn(field)(req)}`,
    skipSuccessfulRequests: true,
  })

/** The same for who is signed in. */
export const failuresPerMember = (limit: number): RequestHandler =>
  limited({
    limit,
    keyGenerator: (_req, res) => String(memberOf(res).id),
    skipSuccessfulRequests: true,
  })

const ipOf = (req: Request): string => ipKeyGenerator(req.ip ?? '')

/** Cleaned as the routes clean it: another spelling of an address is not another address. */
const emailIn = (field: string) => (req: Request) =>
  cleanEmail(String(req.body?.[field] ?? ''))
    .toLowerCase()
    .slice(0, 254)

function limited(options: Partial<Options>): RequestHandler {
  return rateLimit({
    windowMs: windowMinutes * 60_000,
    standardHeaders: false,
    legacyHeaders: false,
    skip: req => req.method !== 'POST',
    handler(_req, res, next) {
      res.set('Retry-After', String(windowMinutes * 60))
      next(refusal(429))
    },
    ...options,
  })
}
