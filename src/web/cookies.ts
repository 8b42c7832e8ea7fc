import { parseCookie } from 'cookie'
import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../config.ts'

/**
 * A cookie that holds one text; behind TLS it is bound to this host. `coding`: left out, the text
 * may have any characters.
 */
export function hostCookie(
  plainName: string,
  { publicUrl }: Config,
  coding: { encode?: (text: string) => string; decode?: (text: string) => string } = {},
) {
  const secure = publicUrl?.startsWith('https:') ?? false
  const name = secure ? `__Host-${plainName}` : plainName
  // Lax: the mailed link opens the personal page from a mail program's page.
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/', ...coding }
  return {
    read: (req: Request): string => parseCookie(req.get('cookie') ?? '', coding)[name] ?? '',
    /** Without days it lasts until the browser is closed. */
    write: (res: Response, text: string, days?: number): void =>
      void res.cookie(name, text, { ...options, ...(days && { maxAge: days * 86_400_000 }) }),
    clear: (res: Response): void => void res.clearCookie(name, options),
  }
}
