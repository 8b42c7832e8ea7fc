import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { ComposedLetter } from './compose.ts'
import type { Letter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'
import { type DeliveryError, minutesToNextTry } from './retries.ts'
import type { Transport } from './transport.ts'

type Tools = {
  store: LetterStore
  clock: Clock
  log: Logger
  transport: Transport
  compose(letter: Letter): Promise<ComposedLetter>
}

export type Delivery = ReturnType<typeof createDelivery>

/** Sends what is due, one letter at a time, and once even if it is asked to while it does so. */
export function createDelivery(tools: Tools) {
  const { store, clock, log } = tools
  const nextDue = () => store.nextDue(String(clock.now()))
  let isStopping = false
  let underWay: Promise<void> | undefined
  /** The letter that the mail server is being given right now. */
  let inHand: number | undefined

  async function deliverAll(): Promise<void> {
    for (let letter = nextDue(); letter && !isStopping; letter = nextDue()) {
      inHand = letter.id
      await deliver(tools, letter)
    }
  }

  const begin = (): Promise<void> =>
    deliverAll()
      .catch(error => log.error({ error: String(error) }, 'outbox'))
      .finally(() => {
        inHand = underWay = undefined
      })

  return {
    isInHand: (id: number): boolean => id === inHand,
    /** Never rejects: what goes wrong is kept with the letter. */
    deliverDue(): Promise<void> {
      underWay ??= begin()
      return underWay
    },
    /** Finishes the letter in hand, and begins no other. */
    async finish(): Promise<void> {
      isStopping = true
      await underWay
    },
  }
}

/** Sent is what the server has taken: after a crash it is sent again, with the same Message-ID. */
async function deliver(tools: Tools, letter: Letter): Promise<void> {
  const { store, clock, log, transport, compose } = tools
  try {
    await transport.send(letter, await compose(letter))
    store.markSent(letter.id, String(clock.now()))
    log.info({ letter: letter.id, kind: letter.kind }, 'letter sent')
  } catch (error) {
    putOff(tools, letter, error as DeliveryError)
  }
}

function putOff({ store, clock, log }: Tools, { id, attempts }: Letter, error: DeliveryError) {
  const now = clock.now()
  const minutes = minutesToNextTry(attempts, error)
  const isFinal = minutes === undefined
  if (isFinal) store.giveUp(id, error.message, String(now))
  else store.retryLater(id, error.message, String(now.add({ minutes })))
  log.warn(
    { letter: id, attempts: attempts + 1, isFinal, code: error.responseCode },
    'letter not sent',
  )
}
