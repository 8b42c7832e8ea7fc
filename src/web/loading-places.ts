import type { Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import type { Session } from '../forms/edition.ts'
import type { Speech } from '../programme/programme-store.ts'
import type { Services } from '../services.ts'
import { loaded } from './loading.ts'
import { refusal } from './refusal.ts'

/**
 * What an address of the programme names: a reply by `:reply`, a session by `:name`.
 */
declare global {
  namespace Express {
    interface Locals {
      /** The request to speak that the address names. */
      speech?: Speech
      /** The session that the address names. */
      session?: Session
    }
  }
}

/** Lets routes of this router name a request to speak; what is none gets the page for 404. */
export const loadSpeeches = (router: Router, { programme }: Services): Router =>
  router.param('reply', (_req, res, next, id: string) => {
    const speech = programme.speech(Number(id))
    res.locals.speech = speech
    next(speech ? undefined : refusal(404))
  })

export const loadSessions = (router: Router): Router =>
  router.param('name', (_req, res, next, name: string) => {
    const session = edition.findSession(name)
    res.locals.session = session
    next(session ? undefined : refusal(404))
  })

export const speechOf = (res: Response): Speech => loaded(res.locals.speech)
export const sessionOf = (res: Response): Session => loaded(res.locals.session)
