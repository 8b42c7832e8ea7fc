import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { refusal } from './refusal.ts'

const windowMinutes = 10

/** Posts per address in ten minutes; 0: no limit. The refusal's page gives back what was typed. */
export const postsPerAddress = (limit: number): RequestHandler => limited(limit, req => ipKeyGenerator(req.ip ?? ''))

/** The same for what is asked in the name of one e-mail address, from wherever. */
export const postsPerEmail = (limit: number, field: string): RequestHandler =>
  limited(limit, req =>
    String(req.body?.[field] ?? '')
      .trim()
      .toLowerCase()
      .slice(0, 254),
  )

function limited(limit: number, keyGenerator: (req: Request) => string): RequestHandler {
  if (limit === 0) return (_req, _res, next) => next()
  return rateLimit({
    windowMs: windowMinutes * 60_000,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    skip: req => req.method !== 'POST',
    handler(_req, res, next) {
      res.set('Retry-After', String(windowMinutes * 60))
      next(refusal(429))
    },
  })
}
