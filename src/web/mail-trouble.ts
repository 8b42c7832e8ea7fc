import type { RequestHandler } from 'express'
import type { TextIn } from '../every-language.ts'
import { errorWords } from '../letters/error-words.ts'
import type { Trouble } from '../letters/halt.ts'
import type { Reader } from '../reader.ts'
import type { Services } from '../services.ts'

/** Every page of the desk says so while no letter leaves. */
export const knowMailTrouble =
  ({ outbox }: Services): RequestHandler =>
  (_req, res, next) => {
    const trouble = outbox.trouble()
    if (res.locals.member && trouble)
      res.locals.mailTrouble = inWords(trouble, outbox.countWaiting(), res.locals)
    next()
  }

function inWords({ since, error, nextTryAt }: Trouble, count: number, reader: Reader): TextIn[] {
  const { t, dates } = reader
  return [
    { text: t('admin:mail_trouble', { since: dates.moment(since) }) },
    errorWords(error, reader),
    { text: t('admin:mail_waiting', { count, nextTry: dates.moment(nextTryAt) }) },
  ]
}
