import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../config.ts'

/** A cookie that holds one token; behind TLS it is bound to this host. */
export function tokenCookie(plainName: string, { publicUrl }: Config) {
  const secure = publicUrl?.startsWith('https:') ?? false
  const name = secure ? `__Host-${plainName}` : plainName
  // Lax: the mailed link opens the personal page from a mail program's page.
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' }
  return {
    read: (req: Request): string => parseCookie(req.get('cookie') ?? '')[name] ?? '',
    /** Without days it lasts until the browser is closed. */
    write: (res: Response, token: string, days?: number): void =>
      void res.cookie(name, token, { ...options, ...(days && { maxAge: days * 86_400_000 }) }),
    clear: (res: Response): void => void res.clearCookie(name, options),
  }
}
