import type { Request, Response } from 'express'
import { keptFor } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import { hostCookie } from './cookies.ts'

/** So that the cookie stays small; the browser finds its latest drafts again. */
const draftsMax = 5
/** Through the whole of the last day. */
const cookieDays = keptFor.draftAfterChange.total('days') + 1

const cookie = (config: Config) => hostCookie('drafts', config)

/** Tokens of the drafts that this browser has saved, the newest last. */
export const draftTokensIn = (req: Request, config: Config): string[] =>
  cookie(config).read(req).split('.').filter(Boolean).slice(-draftsMax)

export function keepDraft(req: Request, res: Response, config: Config, token: string): void {
  const others = draftTokensIn(req, config).filter(one => one !== token)
  cookie(config).write(res, [...others, token].slice(-draftsMax).join('.'), cookieDays)
}

/** Nothing of a draft stays in the browser that has sent it. */
export function forgetDraft(req: Request, res: Response, config: Config, token: string): void {
  const tokens = draftTokensIn(req, config)
  const others = tokens.filter(one => one !== token)
  if (others.length === tokens.length) return
  if (others.length === 0) forgetDrafts(res, config)
  else cookie(config).write(res, others.join('.'), cookieDays)
}

export const forgetDrafts = (res: Response, config: Config): void => cookie(config).clear(res)
