import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import { draftDays } from '../drafts/draft.ts'
import { hostCookie } from './cookies.ts'

/** So that the cookie stays small; the browser finds its latest drafts again. */
const draftsMax = 5

const cookie = (config: Config) => hostCookie('drafts', config)

/** Tokens of the drafts that this browser has saved, the newest last. */
export const draftTokensIn = (req: Request, config: Config): string[] =>
  cookie(config).read(req).split('.').filter(Boolean).slice(-draftsMax)

export function keepDraft(req: Request, res: Response, config: Config, token: string): void {
  const others = draftTokensIn(req, config).filter(one => one !== token)
  // Through the whole of the last day.
  cookie(config).write(res, [...others, token].slice(-draftsMax).join('.'), draftDays + 1)
}

/** Nothing of a draft stays in the browser that has sent it. */
export function forgetDraft(req: Request, res: Response, config: Config, token: string): void {
  const tokens = draftTokensIn(req, config)
  const others = tokens.filter(one => one !== token)
  if (others.length === tokens.length) return
  if (others.length === 0) forgetDrafts(res, config)
  else cookie(config).write(res, others.join('.'), draftDays + 1)
}

export const forgetDrafts = (res: Response, config: Config): void => cookie(config).clear(res)
