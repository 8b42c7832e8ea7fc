import type { Answers } from '../../forms/fields.ts'

/**
 * Every status that there is, in the order in which filters offer them; what each one is, its flow
 * says.
 */
export const statuses = [
  'received',
  'noted',
  'in_review',
  'waiting',
  'slot_offered',
  'confirmed',
  'interest_noted',
  'invited',
  'accepted',
  'declined',
  'refused',
  'withdrawn',
] as const
export type ReplyStatus = (typeof statuses)[number]

type Replied = { form: string; answers: Answers }

/** Everything that the program asks of a status; what is left out is not so. */
export type Status = {
  name: ReplyStatus
  /**
   * Who brings a reply to it by deciding or responding; left out: it comes by sending or
   * withdrawing.
   */
  setBy?: 'staff' | 'participant'
  /** The statuses that it may then follow. */
  follows?: readonly ReplyStatus[]
  /** A letter tells of it; a decision of staff's waits until that letter is released. */
  hasLetter?: true
  /** Needs a session of the programme, and takes a place in it. */
  needsSession?: true
  /** A reply that has just come in begins with it, if its answers are so. */
  isFirst?(reply: Replied): boolean
  /** The answers are others now. Left out: the status stays as long as it `fits`. */
  onChange?: 'begins anew' | 'begins anew unless staff correct'
  /** Changed answers that are not so end the status; left out: every answer fits. */
  fits?(reply: Replied): boolean
  /** What it is called outside the secretariat, whose own affair it is to read and to weigh. */
  publicName?: ReplyStatus
  /** Told or answered, so that one decision for several leaves it alone. */
  isDecided?: true
  /** A seat is asked for, and the secretariat still has to decide. */
  awaitsDecision?: true
  /** On the list of those who get a place when one becomes free. */
  isWaiting?: true
  /** The participant counts on a place: a slot in the programme, or a seat at the round table. */
  holdsPlace?: true
  /** The participant has said yes to that place. */
  isConfirmed?: true
  /**
   * A slot in the programme: `freed`: given back, another may follow; `none`: given back for good.
   */
  slot?: 'freed' | 'none'
  /** Nothing of the reply is in force. */
  isOver?: true
  /** How it looks on a page; the style sheets have a rule for each, `.status--<look>`. */
  look: StatusLook
}

export type StatusLook = 'good' | 'agreed' | 'open' | 'no' | 'over'

export const withdrawn: Status = {
  name: 'withdrawn',
  onChange: 'begins anew',
  slot: 'none',
  isOver: true,
  look: 'over',
}
