import type { Request, RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { tokenCookie } from './cookies.ts'

/** Browsers that have proven to be the participant's carry a personal link's token in a cookie. */
const cookieDays = 120
const cookie = (config: Config) => tokenCookie('reply', config)

export const linkToken = (req: Request, config: Config): string => cookie(config).read(req)

export const knowParticipant =
  ({ config, links, replies }: Services): RequestHandler =>
  (req, res, next) => {
    const link = links.find(linkToken(req, config))
    const participant = link && replies.participant(link.participantId)
    res.locals.participant = participant
    // A page that knows somebody, or shows what was typed, stays out of every cache; others may be
    // asked about again, so that going back finds what was typed.
    res
      .vary('Cookie')
      .set('Cache-Control', participant || req.method === 'POST' ? 'no-store' : 'no-cache')
    next()
  }

export const rememberParticipant = (res: Response, config: Config, token: string): void =>
  cookie(config).write(res, token, cookieDays)

export const forgetParticipant = (res: Response, config: Config): void => cookie(config).clear(res)
