import type { Request, RequestHandler, Response } from 'express'
import { type Options, rateLimit, type Store } from 'express-rate-limit'
import type { Clock } from '../clock.ts'
import { createCounter } from '../counter.ts'
import { isStep } from './form-paths.ts'
import { networkOf } from './network.ts'
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
export function postsPerIp(
  clock: Clock,
  limit: number,
  isFree: (req: Request) => boolean,
): RequestHandler[] {
  if (limit === 0) return []
  const counted = {
    keyGenerator: networkOf,
    skip: (req: Request) => isStep(req) || isFree(req),
  }
  return [
    limited(clock, { ...counted, limit }),
    limited(clock, { ...counted, limit: limit * windowsADay }, dayMinutes),
    limited(clock, { ...counted, limit: limit * stepsAPost, skip: req => !isStep(req) }),
  ]
}

/** Whose tries are counted together; undefined: this try is not counted. */
type KeyOf = (req: Request, res: Response) => string | undefined

/**
 * Tries in ten minutes that failed; who signs in all day long is not held up. 0: no limit.
 */
export const failures = (clock: Clock, limit: number, keyOf: KeyOf): RequestHandler =>
  limited(clock, {
    limit,
    keyGenerator: (req, res) => keyOf(req, res) ?? '',
    skip: (req, res) => limit === 0 || keyOf(req, res) === undefined,
    skipSuccessfulRequests: true,
  })

/** What anybody may do so many times in ten minutes, whether or not it succeeds. */
export const times = (
  clock: Clock,
  limit: number,
  keyOf: (res: Response) => string,
): RequestHandler => limited(clock, { limit, keyGenerator: (_req, res) => keyOf(res) })

function limited(clock: Clock, options: Partial<Options>, minutes = windowMinutes): RequestHandler {
  return rateLimit({
    windowMs: minutes * 60_000,
    store: storeOn(clock, minutes),
    standardHeaders: false,
    legacyHeaders: false,
    handler(_req, res, next) {
      res.set('Retry-After', String(minutes * 60))
      next(refusal(429))
    },
    ...options,
  })
}

/** Counts in windows on the clock of the site. */
function storeOn(clock: Clock, minutes: number): Store {
  const counter = createCounter(clock, minutes)
  return {
    localKeys: true,
    // The library would compare the end of the window with another clock than ours.
    increment: key => ({ totalHits: counter.add(key), resetTime: undefined }),
    decrement: key => void counter.add(key, -1),
    resetKey: counter.forget,
  }
}
