import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import type { Language } from '../i18n.ts'
import { type ComposedLetter, composeLetter, type LetterContent } from './compose.ts'
import {
  createLetterStore,
  type Letter,
  type LetterKind,
  lettersToStaff,
  type QueuedLetter,
} from './store.ts'
import { createTransport } from './transport.ts'

export type { Letter, LetterData, LetterKind } from './store.ts'
export type Outbox = ReturnType<typeof createOutbox>

type Parts = {
  database: Database
  clock: Clock
  log: Logger
  config: Config
  /** A new personal link's token for this participant, to be mailed to this address. */
  mintLink(participantId: number, address: string): string
  /** A new invitation's token for the account with this address. */
  mintInvitation(email: string): string
}

/** How long to wait after each failed try; after the last the letter has failed. */
const retryWaitMinutes = [1, 5, 15, 60, 240, 720]
const pollSeconds = 15
const overdueMinutes = 30

/**
 * Letters are rows: queued in the transaction that makes them due, rendered and sent after it, one at a time.
 * A letter counts as sent only when the server has taken it, so a crash sends it again with the same Message-ID.
 */
export function createOutbox({ database, clock, log, config, mintLink, mintInvitation }: Parts) {
  const store = createLetterStore(database, clock)
  const site = config.publicUrl ?? `http://localhost:${config.port}`
  const transport = createTransport(config)
  let timer: NodeJS.Timeout | undefined
  let delivery: Promise<void> | undefined
  let isStopping = false
  /** The letter that the mail server is being given right now. */
  let inHand: number | undefined

  async function deliverAll(): Promise<void> {
    for (let letter = store.nextDue(); letter && !isStopping; letter = store.nextDue())
      await deliver(letter)
  }

  async function deliver(letter: Letter): Promise<void> {
    inHand = letter.id
    try {
      await transport.send(letter, await compose(letter))
      store.markSent(letter.id)
      log.info({ letter: letter.id, kind: letter.kind }, 'letter sent')
    } catch (error) {
      putOff(letter, error as Error & { responseCode?: number })
    } finally {
      inHand = undefined
    }
  }

  function putOff({ id, attempts }: Letter, error: Error & { responseCode?: number }): void {
    const wait = retryWaitMinutes[attempts]
    const isFinal = (error.responseCode ?? 0) >= 500 || wait === undefined
    if (isFinal) store.giveUp(id, error.message)
    else store.retryLater(id, error.message, wait)
    log.warn(
      { letter: id, attempts: attempts + 1, isFinal, code: error.responseCode },
      'letter not sent',
    )
  }

  /** With a personal link of its own; the token is nowhere but in the letter. */
  function compose(letter: Letter): Promise<ComposedLetter> {
    return composeLetter(letter, linkIn(letter))
  }

  /** None for an address that is no longer the participant's: the letter may have waited for the server that long. */
  function linkIn({
    kind,
    participantId,
    recipient,
    language,
    isCurrent,
  }: Letter): string | undefined {
    if (participantId !== null)
      return isCurrent ? personalPage(language, mintLink(participantId, recipient)) : undefined
    return deskPage(kind, () => mintInvitation(recipient))
  }

  const personalPage = (language: Language, token: string): string =>
    `${site}/${language}/replies/${token}`
  const deskPage = (kind: LetterKind, token: () => string): string =>
    kind === 'digest' ? `${site}/admin/overview` : `${site}/admin/password/${token()}`

  /** Where the letter leads, with nothing that opens it. */
  const sampleLink = ({ kind, language }: LetterContent): string =>
    lettersToStaff.includes(kind) ? deskPage(kind, () => '…') : personalPage(language, '…')

  /** Sends everything that is due. Never rejects: what goes wrong is kept with the letter. */
  const deliverDue = (): Promise<void> => {
    delivery ??= deliverAll()
      .catch(error => log.error({ error: String(error) }, 'outbox'))
      .finally(() => {
        delivery = undefined
      })
    return delivery
  }

  return {
    /** Inside the caller's transaction. */
    queue: (letter: QueuedLetter): void => store.add(letter),

    /** After the commit. Does nothing until `start`. */
    wake(): void {
      if (timer) void deliverDue()
    },

    deliverDue,
    compose,
    /** For the eyes of others: whoever reads it gets no working link. */
    preview: (content: LetterContent, hasLink = true): Promise<ComposedLetter> =>
      composeLetter(content, hasLink ? sampleLink(content) : undefined),
    /** Nobody can call it back any more: it was taken, or may have been, however the try ended. */
    hasLeft: ({ id, state, attempts }: Letter): boolean =>
      state === 'sent' || attempts > 0 || id === inHand,
    /** A letter that has not left stays here. */
    cancel: (id: number): void => store.cancel(id),
    letter: store.letter,
    latest: store.latest,
    ofParticipant: store.ofParticipant,

    /** False when letters have been due for so long that something is wrong. */
    isMoving: (): boolean => store.countOverdue(overdueMinutes) === 0,

    start(): void {
      timer = setInterval(() => void deliverDue(), pollSeconds * 1000)
      void deliverDue()
    },

    /** Finishes the letter in hand. */
    async stop(): Promise<void> {
      clearInterval(timer)
      timer = undefined
      isStopping = true
      await delivery
      transport.close()
    },
  }
}
