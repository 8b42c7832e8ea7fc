import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler, Response } from 'express'
import { edition } from '#edition/index.ts'
import type { Clock } from '../clock.ts'
import { dayOf } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import { languages } from '../i18n.ts'
import { daysLeft } from '../replies/deadlines.ts'
import type { Services } from '../services.ts'
import { type PlainWish, plainWish } from './plain-wish.ts'
import { type ReadyPage, readyPage } from './ready-page.ts'

/** What every stranger finds alike in each language: nothing on these pages is of the database. */
const pages = [
  '',
  '/help',
  '/privacy',
  '/accessibility',
  '/link',
  ...edition.formPaths.flatMap(path => [`/${path}`, `/${path}/blank`]),
]
export const addresses = new Set(
  languages.flatMap(language => pages.map(page => `/${language}${page}`)),
)

/** All that these pages say of the time: the day, and of each form whether it is open, and how long. */
const stateAt = (now: Temporal.Instant): string =>
  [dayOf(now), ...edition.forms.flatMap(form => [isOpen(form, now), daysLeft(form, now)])].join()

export type ReadyPages = ReturnType<typeof createReadyPages>

/**
 * Express makes each page once for each state of the time; the next stranger who asks is answered
 * before Express, with the same headers. Whoever has any cookie, or asks in an unusual way, is not
 * answered from here.
 */
export function createReadyPages({ config, clock }: Pick<Services, 'config' | 'clock'>) {
  const host = config.publicUrl && new URL(config.publicUrl).host
  const stateNow = onceASecond(clock, stateAt)
  let kept = { state: '', pages: new Map<string, ReadyPage>() }

  function wishIn(req: IncomingMessage): PlainWish | undefined {
    const isOurs = addresses.has(req.url ?? '') && (!host || req.headers.host === host)
    return isOurs ? plainWish(req) : undefined
  }

  /** What was begun in another state may be of either. */
  function put(url: string, page: ReadyPage, begunIn: string): void {
    const state = stateNow()
    if (state !== begunIn) return
    if (state !== kept.state) kept = { state, pages: new Map() }
    kept.pages.set(url, page)
  }

  /** Keeps what Express makes for a stranger. */
  const keep: RequestHandler = (req, res, next) => {
    const wish = wishIn(req)
    if (!wish) return next()
    const begunIn = stateNow()
    const { send } = res
    res.send = html => {
      send.call(res, html)
      if (isForEverybody(res)) put(wish.url, readyPage(res, html), begunIn)
      return res
    }
    next()
  }

  return {
    keep,

    /** Whether it has answered. */
    answer(req: IncomingMessage, res: ServerResponse): boolean {
      const wish = wishIn(req)
      const page = wish && kept.state === stateNow() && kept.pages.get(wish.url)
      if (!page) return false
      page.send(wish, res)
      return true
    },
  }
}

/** Nothing went wrong, and nobody was given a cookie. */
const isForEverybody = (res: Response): boolean =>
  res.statusCode === 200 && res.get('Set-Cookie') === undefined

/** The clock gives whole seconds. */
function onceASecond<T>(clock: Clock, make: (now: Temporal.Instant) => T): () => T {
  let at: number | undefined
  let made: T
  return () => {
    const now = clock.now()
    if (now.epochMilliseconds !== at) made = make(now)
    at = now.epochMilliseconds
    return made
  }
}
