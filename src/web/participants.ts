import type { Request, RequestHandler, Response } from 'express'
import type { Config } from '../config.ts'
import { accessDays } from '../participants/access.ts'
import type { Participant } from '../participants/participants.ts'
import { parseReference } from '../participants/reference.ts'
import type { Services } from '../services.ts'
import { hostCookie } from './cookies.ts'
import { isFormPage, isStep } from './form-paths.ts'
import { refusal } from './refusal.ts'

/** So that the cookie stays small; the browser keeps the latest, and its own. */
const mailedTokensMax = 5

const cookie = (config: Config) => hostCookie('reply', config)

/** The tokens in a browser's cookie, the newest last. */
const tokensIn = (req: Request, config: Config): string[] =>
  cookie(config)
    .read(req)
    .split('.')
    .filter(Boolean)
    .slice(-1 - mailedTokensMax)

/** Whom this browser may open: it has sent their forms, or opened letters to their address. */
export const knowParticipants =
  ({ config, access, replies }: Services): RequestHandler =>
  (req, res, next) => {
    const tokens = tokensIn(req, config)
    const opened = access.opened(tokens)
    res.locals.browser = { tokens, ...opened }
    res.locals.participants = replies.participantsOpened(opened)
    // Back to a page that was posted finds it, though the browser has got a cookie since.
    if (req.method !== 'POST') res.vary('Cookie')
    res.set('Cache-Control', cachingOf(req, res))
    next()
  }

/**
 * A page that knows somebody stays out of every cache. Back from a form that was posted finds what was
 * typed only where the browser may keep the page for itself.
 */
function cachingOf(req: Request, { locals }: Response): string {
  if (isFormPage(req)) return 'private, no-cache'
  const isPersonal = locals.participants.length > 0 || req.method === 'POST'
  return isPersonal ? 'no-store' : 'no-cache'
}

/**
 * Somebody presses a button of a page that a mailed link has opened, which no mail scanner does: the
 * address is theirs. Browsers that had only typed it open its participants no more.
 */
export const proveAddresses =
  ({ access, replies, clock, commits }: Services): RequestHandler =>
  async (req, res, next) => {
    const { addresses, tokens } = res.locals.browser
    if (req.method !== 'POST' || isStep(req) || addresses.length === 0) return next()
    await commits.together(() => {
      for (const { id, email } of res.locals.participants.filter(isUnproven(addresses)))
        if (replies.proveEmail(id, email, String(clock.now()))) access.endOthers(tokens, id)
    })
    next()
  }

const isUnproven =
  (addresses: readonly string[]) =>
  ({ email, emailProvenAt }: Participant): boolean =>
    emailProvenAt === null && addresses.includes(email)

/** The browser keeps its own token, by which it opens what it has sent, and the latest of links. */
export function keepToken(res: Response, config: Config, token: string): void {
  const { tokens, own } = res.locals.browser
  const others = [...new Set([...tokens, token])].filter(one => one !== own)
  const kept = [own, ...others.slice(-mailedTokensMax)].filter(Boolean)
  cookie(config).write(res, kept.join('.'), accessDays)
}

export const forgetTokens = (res: Response, config: Config): void => cookie(config).clear(res)

/** Addresses of which it is proven that whoever uses this browser reads them; in lower case. */
export const ownAddresses = ({ locals }: Response): string[] =>
  locals.participants
    .filter(({ emailProvenAt }) => emailProvenAt !== null)
    .map(({ email }) => email)

/** Somebody whom nobody has: of what is no reference no page shows, and nothing stores, a word. */
const nobodyKnown = '-'

/**
 * The reference of the participant for whom a page says that it is, in its form or in its address;
 * empty where it says nobody. This browser may not be allowed to open them.
 */
export function namedReference({ body, query }: Request): string {
  const named = String(body?.for ?? query.for ?? '')
  return named && (parseReference(named) ?? nobodyKnown)
}

/** The participant for whom the page says it is, if this browser may open them. */
function participantNamedBy(req: Request, { locals }: Response): Participant | undefined {
  const reference = namedReference(req)
  return locals.participants.find(one => one.reference === reference)
}

/** The same, but that a page which names nobody is about the only one whom this browser may open. */
export function participantShown(req: Request, res: Response): Participant | undefined {
  const [only, ...others] = res.locals.participants
  if (namedReference(req)) return participantNamedBy(req, res)
  return others.length === 0 ? only : undefined
}

/** The participant for whom a button is, else the page for 404. */
export function participantMeant(req: Request, res: Response): Participant {
  const participant = participantShown(req, res)
  if (!participant) throw refusal(404)
  return participant
}
