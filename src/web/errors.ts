import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { edition } from '#edition/index.ts'
import { displayAnswers } from '../forms/display.ts'
import { inputsOf, readTyped } from '../forms/read-answers.ts'
import { isLanguage, type Translate } from '../i18n.ts'
import { lastDeadline } from '../replies/deadlines.ts'
import type { Services } from '../services.ts'
import { refusal } from './refusal.ts'

const { findForm, withPerson } = edition

const pages = [400, 403, 404, 410, 413, 415, 421, 429, 500, 503]

export const notFound: RequestHandler = (_req, _res, next) => next(refusal(404))

/** One page for everything that goes wrong: what happened, an id that the log has too, and what was typed. */
export const errorPage =
  ({ log }: Services) =>
  (error: Error, req: Request, res: Response, _next: NextFunction) => {
    const status = statusOf(error)
    const incident = randomBytes(4).toString('hex')
    log[status < 500 ? 'info' : 'error']({
      incident,
      status,
      method: req.method,
      path: withoutTokens(req.path),
      ...(status >= 500 && { error: String(error.stack) }),
    })
    // What has begun can only be broken off, so that nobody takes half a file for a whole one.
    if (res.headersSent) return void res.destroy()
    res.status(status).set('Cache-Control', 'no-store')
    res.render('error', {
      status,
      incident,
      deadline: res.locals.dates.moment(deadlineFor(req)),
      typed: status === 403 ? undefined : typedForm(req, res.locals.t),
    })
  }

/** SQLite that is busy, full, read-only or broken cannot take a reply now; it may in a moment. */
function statusOf(error: Error & { status?: number; code?: string }): number {
  if (/^SQLITE_(BUSY|FULL|READONLY|IOERR|LOCKED|CANTOPEN)/.test(error.code ?? '')) return 503
  const status = error.status ?? 500
  if (pages.includes(status)) return status
  return status < 500 ? 400 : 500
}

/** The form's own, where a form was sent; else the last of all. */
function deadlineFor({ path }: Request): Temporal.Instant {
  const form = edition.findForm(path.split('/')[2] ?? '')
  return (form ?? lastDeadline).closesAt
}

/**
 * A refused form gives back every word, ready to copy, to print, or to carry into the other language. What another
 * site has sent is nobody's words: it would stand on a page of ours.
 */
function typedForm(req: Request, t: Translate) {
  const [, language, path = ''] = req.path.split('/')
  const form = isLanguage(language) && findForm(path)
  if (!form || req.method !== 'POST' || !req.body) return undefined
  const whole = withPerson(form)
  const typed = readTyped(whole, req.body)
  const seen = typeof req.body.seen === 'string' ? [{ name: 'seen', value: req.body.seen }] : []
  return {
    path,
    answers: displayAnswers(whole, typed, t),
    inputs: [...inputsOf(whole, typed), ...seen],
  }
}

/** A link's token opens the page that it names, so no log keeps what may be one, however it is spelled. */
export function withoutTokens(path: string): string {
  try {
    return decodeURIComponent(path)
      .replace(/(\/(?:replies|password)\/)[^/]+/gi, '$1…')
      .replace(/[\w-]{22,}/g, '…')
  } catch {
    return '(not readable)'
  }
}
