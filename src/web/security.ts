import type { NextFunction, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'
import { refusal } from './refusal.ts'

/** Nothing of a visitor's machine is asked for; so nothing that gets into a page can ask either. */
const refusedPermissions = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'usb',
]
  .map(permission => `${permission}=()`)
  .join(', ')

export const securityHeaders = (config: Config): RequestHandler[] => [
  safeHeaders(config),
  (_req, res, next) => {
    res.set('Permissions-Policy', refusedPermissions)
    next()
  },
]

/** Everything a page may load is its own; nothing may frame it. */
const safeHeaders = ({ publicUrl, mayBeFramed }: Config): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: [mayBeFramed ? "'self'" : "'none'"],
        frameSrc: [mayBeFramed ? "'self'" : "'none'"],
        baseUri: ["'none'"],
      },
    },
    // Personal links must not leak. Pages soften it to same-origin in their head, so that posts
    // name their origin.
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: publicUrl?.startsWith('https:') ? undefined : false,
    xFrameOptions: { action: mayBeFramed ? 'sameorigin' : 'deny' },
  })

/**
 * With PUBLIC_URL set, a request for any other host is not for us: its links would be somebody
 * else's.
 */
export const knownHost = (publicUrl: string | undefined): RequestHandler => {
  const host = publicUrl && new URL(publicUrl).host
  return (req, _res, next) => next(host && req.get('host') !== host ? refusal(421) : undefined)
}

/** Pages that show a person's or the secretariat's data stay out of every cache. */
export function noStore(_req: Request, res: Response, next: NextFunction): void {
  res.set('Cache-Control', 'no-store')
  next()
}
