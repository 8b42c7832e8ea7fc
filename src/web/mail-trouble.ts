import type { RequestHandler } from 'express'
import type { Services } from '../services.ts'

/** Every page of the desk says so while no letter leaves. */
export const knowMailTrouble =
  ({ outbox }: Services): RequestHandler =>
  (_req, res, next) => {
    const { member, t, dates } = res.locals
    const trouble = outbox.trouble()
    res.locals.mailTrouble =
      member &&
      trouble &&
      t('admin:mail_trouble', {
        since: dates.moment(trouble.since),
        error: trouble.error,
        count: outbox.countWaiting(),
        nextTry: dates.moment(trouble.nextTryAt),
      })
    next()
  }
