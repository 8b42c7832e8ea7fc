import type { NextFunction, Request, Response } from 'express'
import { refusal } from './refusal.ts'

const reading = ['GET', 'HEAD', 'OPTIONS']
const ownSites = ['same-origin', 'none']

/**
 * Refuses posts that another site's page makes. Browsers say where a request comes from: the new
 * ones in Sec-Fetch-Site, the older in Origin, the oldest in Referer; what says none of them is no
 * browser and carries no cookie of ours.
 */
export const sameOrigin =
  (publicUrl: string | undefined) => (req: Request, _res: Response, next: NextFunction) => {
    next(reading.includes(req.method) || isOwn(req, publicUrl) ? undefined : refusal(403))
  }

function isOwn(req: Request, publicUrl: string | undefined): boolean {
  const site = req.get('sec-fetch-site')
  if (site) return ownSites.includes(site)
  const origin = req.get('origin') ?? originOf(req.get('referer'))
  return (
    origin === undefined ||
    origin === (publicUrl ? new URL(publicUrl).origin : `${req.protocol}://${req.get('host')}`)
  )
}

/** What is no address has no origin of ours. */
const originOf = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : (URL.parse(address)?.origin ?? 'null')
