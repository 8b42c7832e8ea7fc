import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Commits } from '../commits.ts'
import { type Config, siteUrl } from '../config.ts'
import type { DatabaseHealth } from '../database-health.ts'
import type { Language } from '../i18n.ts'
import { type ComposedLetter, composeLetter } from './compose.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import type { Letter, LetterContent } from './letter.ts'
import { letterFiles } from './letter-files.ts'
import { type LetterLink, letterLink, type Minting, workingLink } from './letter-link.ts'
import type { LetterStore } from './letters-store.ts'
import { mailServer } from './mail-server.ts'
import type { Transport } from './transport.ts'

export type Outbox = ReturnType<typeof createOutbox>

type Parts = Minting & {
  store: LetterStore
  clock: Clock
  log: Logger
  health: DatabaseHealth
  commits: Commits
  config: Config
}

const pollSeconds = 15
/** Nobody notices it, and a claim waits for the disk. */
const gatherMilliseconds = 250
const overdueMinutes = 30

/** Letters are rows: queued in the transaction that makes them due, composed and sent after it. */
export function createOutbox(parts: Parts) {
  const { store, clock, config } = parts
  const site = siteUrl(config)
  const signedBy = (language: Language) => config.mailSignature?.get(language)
  const linkOf = (letter: Letter) => workingLink(letter, site, parts)
  const compose = (letter: Letter, linkIn: LetterLink | undefined) =>
    composeLetter(letter, { at: clock.now(), linkIn, signedBy: signedBy(letter.language) })
  const transport = config.smtpUrl ? mailServer(config, config.smtpUrl) : letterFiles(config)
  const delivery = createDelivery({ ...parts, transport, linkOf, compose })
  return {
    ...reading(store, clock, site, signedBy),
    ...running(delivery, transport),
    /** False: the server takes no letter, or they have not left for another reason. */
    isMoving: (): boolean => !delivery.trouble() && isOnTime(store, clock),
    /** With a link that works, made for this letter. */
    compose: (letter: Letter): Promise<ComposedLetter> => compose(letter, linkOf(letter)),
    /** Nobody can call it back any more: it was taken, or may have been, however the try ended. */
    hasLeft: ({ state, attempts, error }: Letter): boolean =>
      state === 'sent' || attempts > 0 || error !== null,
    /** Until when it is held; undefined: it is held no longer. */
    leavesAt: (letter: Letter): Temporal.Instant | undefined => leavesAt(letter, clock.now()),
    /** A letter that has not left stays here. */
    cancel: (id: number): void => store.cancel(id, String(clock.now())),
  }
}

const reading = (
  store: LetterStore,
  clock: Clock,
  site: string,
  signedBy: (language: Language) => string | undefined,
) => ({
  letter: store.letter,
  latest: store.latest,
  latestTo: store.latestTo,
  ofParticipant: store.ofParticipant,

  /** For the eyes of others: whoever reads it gets no working link. */
  preview: (
    content: LetterContent,
    hasLink = true,
    at: Temporal.Instant = clock.now(),
  ): Promise<ComposedLetter> =>
    composeLetter(content, {
      at,
      linkIn: hasLink ? letterLink(content, site, () => '…') : undefined,
      signedBy: signedBy(content.language),
    }),

  /** Letters that have not left yet and will. */
  countWaiting: store.countWaiting,
})

/** Letters that have been due for longer show that something is wrong. */
const isOnTime = (store: LetterStore, clock: Clock): boolean =>
  store.countOverdue(String(clock.now().subtract({ minutes: overdueMinutes }))) === 0

function leavesAt({ state, attempts, error, nextAt }: Letter, now: Temporal.Instant) {
  const at = Temporal.Instant.from(nextAt)
  const isHeld = state === 'queued' && attempts === 0 && error === null
  return isHeld && Temporal.Instant.compare(now, at) < 0 ? at : undefined
}

function running({ deliverDue, isUnderWay, finish, trouble }: Delivery, transport: Transport) {
  let poll: NodeJS.Timeout | undefined
  let gathering: NodeJS.Timeout | undefined

  /** After the transaction that is open. Letters that come together leave together. Not before `start`. */
  function wake(): void {
    if (poll) gathering ??= setTimeout(deliverGathered, gatherMilliseconds)
  }

  function deliverGathered(): void {
    gathering = undefined
    if (isUnderWay()) wake()
    else void deliverDue()
  }

  return {
    deliverDue,
    trouble,
    wake,

    start(): void {
      poll = setInterval(() => void deliverDue(), pollSeconds * 1000)
      void deliverDue()
    },

    /** Finishes the letters that are being sent. */
    async stop(): Promise<void> {
      clearInterval(poll)
      clearTimeout(gathering)
      poll = undefined
      await finish()
      transport.close()
    },
  }
}
