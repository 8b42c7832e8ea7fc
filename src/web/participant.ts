import { parseCookie } from 'cookie'
import type { NextFunction, Request, Response } from 'express'
import type { Services } from '../services.ts'

/** Browsers that have proven to be the participant's carry a personal link's token in this cookie. */
const cookieDays = 120

export const knowParticipant =
  ({ config, links, replies }: Services) =>
  (req: Request, res: Response, next: NextFunction) => {
    const token = parseCookie(req.get('cookie') ?? '')[cookieName(config)]
    const link = token ? links.find(token) : undefined
    res.locals.participant = link && replies.participant(link.participantId)
    next()
  }

export function rememberParticipant(res: Response, config: Services['config'], token: string): void {
  res.cookie(cookieName(config), token, { ...cookieOptions(config), maxAge: cookieDays * 86_400_000 })
}

export function forgetParticipant(res: Response, config: Services['config']): void {
  res.clearCookie(cookieName(config), cookieOptions(config))
}

const isHttps = (config: Services['config']) => config.publicUrl?.startsWith('https:') ?? false
const cookieName = (config: Services['config']) => (isHttps(config) ? '__Host-reply' : 'reply')
// Lax: the mailed link opens the personal page from a mail program's page.
const cookieOptions = (config: Services['config']) =>
  ({ httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' }) as const
