import type { Request, RequestHandler } from 'express'
import { cleanEmail } from '../forms/clean-address.ts'
import type { Services } from '../services.ts'
import { typedText } from './body.ts'
import { networkOf } from './network.ts'
import { failures } from './rate-limit.ts'
import { browserToken } from './staff-session.ts'

/** Wrong passwords for one account in ten minutes, at one browser that is known for it or by one mailed link. */
const mostAtKnown = 10
/** At all other browsers of one network, and at those of all networks together. */
const mostFromNetwork = 10
const mostFromAll = 30

/** The field in which the page for signing in keeps the token of the mailed link that led to it. */
export const mailedLinkField = 'mailed_link'

/** As the route cleans it: another spelling of an address is not another address. */
const emailIn = (req: Request): string =>
  cleanEmail(typedText(req, 'email')).toLowerCase().slice(0, 254)

/**
 * Wrong passwords hold up whoever types them: a browser that is known for the account is counted
 * alone, so that nobody elsewhere shuts it out. What a browser must have to be known, see
 * staff/known-browsers.ts.
 */
export function guessingLimits(services: Services): RequestHandler[] {
  const { clock, config } = services
  const counted = (limit: number, keyOf: (req: Request) => string) =>
    failures(clock, limit, (req, res) => (res.locals.knownBrowser ? undefined : keyOf(req)))
  return [
    noteKnownBrowser(services),
    failures(clock, mostAtKnown, (_req, res) => res.locals.knownBrowser),
    counted(config.rateLimitPosts, networkOf),
    counted(mostFromNetwork, req => `${networkOf(req)} ${emailIn(req)}`),
    counted(mostFromAll, emailIn),
  ]
}

/** A mailed link, whose token the form brings along, does what a known browser does. */
const noteKnownBrowser =
  ({ staff, config }: Services): RequestHandler =>
  (req, res, next) => {
    const email = emailIn(req)
    const tokens = [typedText(req, mailedLinkField), browserToken(req, config)].filter(Boolean)
    const known = staff.knownBy(tokens, email)
    res.locals.knownBrowser = known && `${known} ${email}`
    next()
  }

/** Of the own password: each session has its own, so that one left open holds up no other. */
export const ownGuessingLimit = ({ clock }: Services): RequestHandler =>
  failures(clock, mostAtKnown, (_req, res) => res.locals.sessionToken)
