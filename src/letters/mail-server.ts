import { setTimeout } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { messageOf } from './message.ts'
import { nodemailer } from './nodemailer.ts'
import type { Transport } from './transport.ts'

/**
 * A server that says nothing must not hold up the letters behind; SMTP_URL may say otherwise
 * (`?socketTimeout=…`).
 */
const patienceMilliseconds = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
}

/**
 * A server that says a little from time to time is never silent. One letter has so long altogether,
 * and then its server so long to be asked for others: less than the letter is claimed for.
 */
const letterMilliseconds = 120_000
const questionMilliseconds = 60_000

/** One connection for letters one after another; none is sent a second time behind our back. */
const oneConnection = { pool: true, maxConnections: 1, maxRequeues: 0 } as const

/** `url`: of the server, with the password where it wants one. */
export function mailServer(config: Config, url: string): Transport {
  const connect = () =>
    nodemailer.createTransport({
      ...oneConnection,
      ...patienceMilliseconds,
      url: withSafePassword(url, config),
    })
  const limit = limitIn(url)
  let mailer = connect()
  return {
    async send(letter, composed) {
      const signal = AbortSignal.timeout(limit)
      try {
        await mailer.sendMail({ ...messageOf(letter, composed, config), signal })
      } catch (error) {
        if (!signal.aborted) throw error
        // Also a connection that is being ended for as long as the server likes is in the way.
        mailer.close({ force: true })
        mailer = connect()
        throw tookTooLong()
      }
    },
    takeBack: () => undefined,
    isReachable: () =>
      Promise.race([
        mailer.verify().then(
          () => true,
          () => false,
        ),
        setTimeout(questionMilliseconds, false, { ref: false }),
      ]),
    close: () => mailer.close(),
  }
}

/** SMTP_URL may shorten it with `?letterTimeout=…`. */
const limitIn = (url: string): number =>
  Math.min(
    Number(new URL(url).searchParams.get('letterTimeout')) || letterMilliseconds,
    letterMilliseconds,
  )

const tookTooLong = () => Object.assign(new Error('took_too_long'), { code: 'EABORT' })

/** A password waits for an encrypted connection, even if somebody on the way strips the offer. */
function withSafePassword(url: string, { passwordMayGoInClear }: Config): string {
  const safe = new URL(url)
  if (safe.password && !passwordMayGoInClear) safe.searchParams.set('requireTLS', 'true')
  return String(safe)
}
