import { setTimeout } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { messageOf } from './message.ts'
import { nodemailer } from './nodemailer.ts'
import { sourceOf } from './source.ts'
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
 * and then its server so long to be asked for others: less than the letter is claimed for
 * (`src/letters/in-hand.ts`).
 */
const letterMilliseconds = 120_000
const questionMilliseconds = 60_000

/**
 * A connection is kept for the letters that follow, and ended before the server does so (others ask
 * for five minutes of patience at least). One that the server has ended all the same costs no letter
 * its try: it goes over a new one, if not a byte of it was sent.
 */
const keptConnection = {
  pool: true,
  maxConnections: 1,
  maxRequeues: 1,
  idleTimeout: 20_000,
} as const

/** `url`: of the server, with the password where it wants one. */
export function mailServer(config: Config, url: string): Transport {
  const connect = () =>
    nodemailer().createTransport({
      ...keptConnection,
      ...patienceMilliseconds,
      url: withSafePassword(url, config),
    })
  const limit = limitIn(url)
  // As many as there are letters under way at the same time; the one that was used last is taken first.
  const free: ReturnType<typeof connect>[] = []
  return {
    async send(letter, composed) {
      const message = messageOf(letter, composed, config)
      const raw = sourceOf(message)
      const mailer = free.pop() ?? connect()
      const signal = AbortSignal.timeout(limit)
      try {
        // Not as `envelope`: nodemailer writes the server's answers into that object, and would keep them for the next try.
        const { from, to } = message
        await mailer.sendMail({ from, to, raw, signal })
      } catch (error) {
        if (!signal.aborted) throw error
        // Also a connection that is being ended for as long as the server likes is in the way.
        mailer.close({ force: true })
        throw tookTooLong()
      } finally {
        if (!signal.aborted) free.push(mailer)
      }
    },
    takeBack: () => undefined,
    isReachable: () =>
      Promise.race([
        connect()
          .verify()
          .then(
            () => true,
            () => false,
          ),
        setTimeout(questionMilliseconds, false, { ref: false }),
      ]),
    close() {
      for (const mailer of free) mailer.close()
    },
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
