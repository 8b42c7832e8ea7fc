import type { Audit } from '../audit/audit.ts'
import type { CalendarEntry } from '../calendar.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import { emailOf } from '../facts/person.ts'
import type { Language } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import { entriesIn } from './calendar-entries.ts'
import { causingNetwork } from './cause.ts'
import { createDailyCaps, type DailyCaps } from './daily-cap.ts'
import { createHeldLetters, type HeldLetters } from './held.ts'
import { type About, kinds, type LetterKind } from './kinds.ts'
import type { Letter, QueuedLetter } from './letter.ts'
import type { DataAbout, LetterData } from './letter-data.ts'
import type { LetterStore } from './letters-store.ts'
import { createLinkWait, type LinkWait } from './link-wait.ts'
import { queue } from './queue.ts'

/** Who gets a letter: a participant, at the address of now, or somebody else at theirs. */
export type Addressee = Participant | { email: string; language: Language }

/** What is about a participant goes to one. */
type AddresseeOf<Kind extends LetterKind> =
  About<Kind> extends 'draft' | 'desk' ? Addressee : Participant

export type Letters = ReturnType<typeof createLetters>
type Parts = {
  config: Config
  database: Database
  clock: Clock
  store: LetterStore
  audit: Audit
}
type Tools = Parts & { caps: DailyCaps; linkWait: LinkWait; held: HeldLetters }

/** The one way to put a letter into the outbox, which is woken after the commit. */
export function createLetters(parts: Parts) {
  const caps = createDailyCaps(parts)
  const held = createHeldLetters(parts)
  const tools = { ...parts, caps, held, linkWait: createLinkWait({ ...parts, caps }) }
  const sendAgainAtOnce = parts.database.transaction(sendAgain)
  return {
    /** Goes into the transaction that is open. Who has no address gets no letter. */
    send: <Kind extends LetterKind>(
      kind: Kind,
      to: AddresseeOf<Kind>,
      ...[data = {}]: DataAbout[About<Kind>]
    ): void => send(tools, newLetter(kind, to, data), isOwners(kind, to, data)),

    /** What staff have decided: it leaves after a minute, and can be called back until then. */
    sendHeld: (kind: 'decision', to: Participant, ...[data]: DataAbout['decision']): void =>
      sendHeld(tools, newLetter(kind, to, data)),

    held: { follow: held.follow, callBack: held.callBack },

    /** A letter with a link that was asked for, unless there is one in the post box already. */
    sendLink: (kind: LetterKind, to: Addressee, data: Partial<LetterData> = {}): void =>
      sendLink(tools, newLetter(kind, to, data), isOwners(kind, to, data)),

    /** Whoever asks from here for the first link of a day may get none, whatever the address. */
    areLinksUsedUp: (): boolean => caps.isNetworkOver(causingNetwork()) || caps.isSiteOver('links'),

    /** What letters have put into the participant's calendar, and none has taken out again. */
    calendarOf: ({ id, reference }: Participant): CalendarEntry[] =>
      entriesIn(tools.store.ofParticipant(id), reference),

    /** The same letter once more, to the address of now: a wrong one is the usual reason. */
    sendAgain: (letter: Letter, participant: Participant, by: string): void =>
      sendAgainAtOnce.immediate(tools, letter, participant, by),
  }
}

/** Of this address it is known that its owner reads it; staff have been invited to theirs. */
const isOwners = (kind: LetterKind, to: Addressee, { isToOwner }: Partial<LetterData>): boolean =>
  kinds[kind].to === 'staff' ||
  isToOwner === true ||
  ('reference' in to && to.emailProvenAt !== null)

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

/** Whom it would go to once more: the former address keeps what was meant for it alone. */
export const recipientNow = ({ kind, recipient }: Letter, { person }: Participant): string =>
  kinds[kind].to === 'formerAddress' ? recipient : emailOf(person)

function sendAgain(tools: Tools, letter: Letter, participant: Participant, by: string): void {
  const { participantId, kind, language, data } = letter
  const recipient = recipientNow(letter, participant)
  queue(tools, { participantId, kind, language, recipient, data })
  tools.audit.record(by, 'letter_sent_again', {
    reference: participant.reference,
    letter: letter.id,
  })
}

function send(tools: Tools, letter: QueuedLetter, isProven: boolean): void {
  const { caps, store, held } = tools
  const { kind, participantId, recipient, data } = letter
  const { cap } = kinds[kind]
  const network = causingNetwork()
  const isVisitors = cap && network !== undefined
  held.letGo({ participantId, form: data.form })
  if (!recipient) return
  if (!isVisitors || isProven || store.isProven(participantId, recipient)) queue(tools, letter)
  else if (caps.isOver(cap, recipient, network)) queue(tools, letter, { keptBackBy: 'daily_cap' })
  else {
    caps.note(network)
    queue(tools, letter)
  }
}

function sendHeld(tools: Tools, letter: QueuedLetter): void {
  if (letter.recipient) queue(tools, letter, { leavesAt: tools.held.leavesAt() })
}

function sendLink(tools: Tools, letter: QueuedLetter, isProven: boolean): void {
  const { caps, linkWait } = tools
  const { recipient } = letter
  const network = causingNetwork()
  if (!linkWait.mayGo({ address: recipient, isProven, network })) return
  caps.note(network)
  linkWait.note(recipient, network)
  queue(tools, letter)
}
