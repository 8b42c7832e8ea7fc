import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { remedies, type Trouble } from '../database-trouble.ts'
import type { Services } from '../services.ts'
import { errorPage } from './error-page.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Statuses that have a page of their own; 503 has one for each trouble of the database. */
export const statusesWithPage = [400, 403, 404, 410, 413, 415, 421, 429, 500]

export const notFound: RequestHandler = (_req, _res, next) => next(refusal(404))

/**
 * One page for everything that goes wrong: what happened, an id that the log has too, and what was
 * typed.
 */
export const handleErrors =
  ({ log, health }: Services): ErrorRequestHandler =>
  (error: Refusal, req, res, _next) => {
    const trouble = health.notice(error)
    const status = trouble ? 503 : statusOf(error)
    const incident = randomBytes(4).toString('hex')
    log[status < 500 ? 'info' : 'error'](lineFor(error, status, incident, req))
    // What has begun can only be broken off, so that nobody takes half a file for a whole one.
    if (res.headersSent) return void res.destroy()
    res.status(status).set('Cache-Control', 'no-store')
    if (trouble) sayWhenToRetry(trouble, res)
    const { closedAt } = error
    res.render('error', errorPage({ status, trouble, incident, closedAt }, req, res))
  }

function sayWhenToRetry(trouble: Trouble, res: Response): void {
  const { retrySeconds } = remedies[trouble]
  if (retrySeconds) res.set('Retry-After', String(retrySeconds))
}

function statusOf({ status = 500 }: Partial<Refusal>): number {
  if (statusesWithPage.includes(status)) return status
  return status < 500 ? 400 : 500
}

const lineFor = (error: Refusal, status: number, incident: string, { method, path }: Request) => ({
  incident,
  status,
  method,
  path: withoutTokens(path),
  ...(status >= 500 && { error: String(error.stack) }),
})

/**
 * A link's token opens the page that it names, so no log keeps what may be one, however it is
 * spelled.
 */
export function withoutTokens(path: string): string {
  try {
    return decodeURIComponent(path)
      .replace(/(\/(?:replies|drafts|password)\/)[^/]+/gi, '$1…')
      .replace(/[\w-]{22,}/g, '…')
  } catch {
    return '(not readable)'
  }
}
