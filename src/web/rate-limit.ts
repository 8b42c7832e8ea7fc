import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import { cleanEmail } from '../forms/clean-address.ts'
import { isStep } from './form-paths.ts'
import { memberOf } from './locals.ts'
import { refusal } from './refusal.ts'

const windowMinutes = 10
const dayMinutes = 24 * 60

/**
 * An office that answers for twenty heads, and corrects each of their three forms once, stays below
 * in a day. A flood is held to so many letters, and to some ten megabytes.
 */
const windowsADay = 5

/** Several assistants at one address go back and forth; a step is shown and stores nothing. */
const stepsAPost = 10

/**
 * Posts from one IP in ten minutes, and five times as many in a day; 0: no limit. The refusal's page
 * gives back what was typed.
 */
export function postsPerIp(limit: number, isFree: (req: Request) => boolean): RequestHandler[] {
  if (limit === 0) return []
  const counted = {
    keyGenerator: ipOf,
    skip: (req: Request) => req.method !== 'POST' || isStep(req) || isFree(req),
  }
  return [
    limited({ ...counted, limit }),
    limited({ ...counted, limit: limit * windowsADay }, dayMinutes),
    limited({ ...counted, limit: limit * stepsAPost, skip: req => !isStep(req) }),
  ]
}

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

function limited(options: Partial<Options>, minutes = windowMinutes): RequestHandler {
  return rateLimit({
    windowMs: minutes * 60_000,
    standardHeaders: false,
    legacyHeaders: false,
    skip: req => req.method !== 'POST',
    handler(_req, res, next) {
      res.set('Retry-After', String(minutes * 60))
      next(refusal(429))
    },
    ...options,
  })
}
