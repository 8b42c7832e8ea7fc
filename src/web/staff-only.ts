import { parseCookie } from 'cookie'
import type { NextFunction, Request, Response } from 'express'
import type { Services } from '../services.ts'
import { setLanguage } from './language.ts'

const isHttps = ({ publicUrl }: Services['config']) => publicUrl?.startsWith('https:') ?? false
const cookieName = (config: Services['config']) => (isHttps(config) ? '__Host-staff' : 'staff')
const cookieOptions = (config: Services['config']) =>
  ({ httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' }) as const

export const sessionToken = (req: Request, config: Services['config']): string =>
  parseCookie(req.get('cookie') ?? '')[cookieName(config)] ?? ''

export function openStaffSession(res: Response, config: Services['config'], token: string): void {
  res.cookie(cookieName(config), token, cookieOptions(config))
}

export function closeStaffSession(res: Response, config: Services['config']): void {
  res.clearCookie(cookieName(config), cookieOptions(config))
}

/** The one door of the secretariat: whoever is not signed in is shown where to. Its pages speak the member's language. */
export const staffOnly =
  ({ config, staff }: Services) =>
  (req: Request, res: Response, next: NextFunction) => {
    const member = staff.session(sessionToken(req, config))
    if (!member) return res.redirect(303, '/admin/sign-in')
    res.locals.member = member
    setLanguage(res, member.language)
    next()
  }
