import type { RequestHandler } from 'express'
import { everyLanguage } from '../every-language.ts'
import { paperHead } from '../exports/paper-head.ts'
import type { Services } from '../services.ts'

/** Lets every list of the desk say in its margin, when it is printed, what it is, of which event and when. */
export const knowMargin =
  ({ clock }: Pick<Services, 'clock'>): RequestHandler =>
  (_req, res, next) => {
    res.locals.marginOf = title => {
      const every = everyLanguage(res.locals.language)
      return paperHead([{ text: title }], clock.now(), every).margin
    }
    next()
  }
