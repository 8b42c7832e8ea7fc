import { randomUUID } from 'node:crypto'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import { emailOf } from '../facts/person.ts'
import type { Language } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import { isOverCap } from './daily-cap.ts'
import { kinds, type LetterKind } from './kinds.ts'
import type { Letter, QueuedLetter } from './letter.ts'
import type { LetterData } from './letter-data.ts'
import type { LetterStore } from './letters-store.ts'
import { postBoxOf } from './post-box.ts'
import { domainOf } from './sender.ts'

/** Who gets a letter: a participant, at the address of now, or somebody else at theirs. */
export type Addressee = Participant | { email: string; language: Language }

export type Letters = ReturnType<typeof createLetters>
type Tools = {
  config: Config
  database: Database
  clock: Clock
  store: LetterStore
  audit: Audit
}

/** The one way to put a letter into the outbox, which is woken after the commit. */
export function createLetters(tools: Tools) {
  const sendAgainAtOnce = tools.database.transaction(sendAgain)
  return {
    /** Goes into the transaction that is open. */
    send: (kind: LetterKind, to: Addressee, data: Partial<LetterData> = {}): void =>
      queue(tools, newLetter(kind, to, data)),

    /** Letters of this kind that were queued for an address since then. */
    countSince: (kind: LetterKind, email: string, since: Temporal.Instant): number =>
      tools.store.countOfKind(email, kind, String(since)),

    /** The same letter once more, to the address of now: a wrong one is the usual reason. */
    sendAgain: (letter: Letter, participant: Participant, by: string): void =>
      sendAgainAtOnce.immediate(tools, letter, participant, by),
  }
}

function newLetter(kind: LetterKind, to: Addressee, data: Partial<LetterData>): QueuedLetter {
  const participant = 'reference' in to ? to : undefined
  return {
    participantId: participant?.id ?? null,
    kind,
    language: to.language,
    recipient: participant ? emailOf(participant.person) : to.email,
    data: { reference: participant?.reference ?? '', ...data },
  }
}

function sendAgain(tools: Tools, letter: Letter, participant: Participant, by: string): void {
  const { participantId, kind, language, data } = letter
  // The former address keeps what was meant for it alone.
  const recipient =
    kinds[kind].to === 'formerAddress' ? letter.recipient : emailOf(participant.person)
  queue(tools, { participantId, kind, language, recipient, data })
  tools.audit.record(by, 'letter_sent_again', {
    reference: participant.reference,
    letter: letter.id,
  })
}

/** The Message-ID is fixed now, so that a second try is the same letter. */
function queue({ config, store, clock }: Tools, letter: QueuedLetter): void {
  const now = clock.now()
  const isKeptBack = isOverCap(store, letter, now)
  store.add({
    ...letter,
    postBox: postBoxOf(letter.recipient),
    messageId: `<${randomUUID()}@${domainOf(config.mailFrom)}>`,
    state: isKeptBack ? 'failed' : 'queued',
    error: isKeptBack ? 'daily_cap' : null,
    at: String(now),
  })
}
