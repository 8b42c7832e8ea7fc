import type { Answers } from '../../forms/fields.ts'

/** All statuses, as filters list them. Which of them a form uses is in its flow. */
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
  'uninvited',
  'withdrawn',
] as const
export type ReplyStatus = (typeof statuses)[number]

type Replied = { form: string; answers: Answers }

/** The properties of a status. One that is left out is false or does not apply. */
export type Status = {
  name: ReplyStatus
  /** Who gives a reply this status. Left out: it comes from sending or withdrawing a reply. */
  setBy?: 'staff' | 'participant'
  /** The letter of the keyboard that chooses it at the desk. */
  key?: string
  /** The statuses after which `setBy` may give this one. */
  follows?: readonly ReplyStatus[]
  /** A letter tells the participant. A decision of staff takes effect with the letter's release. */
  hasLetter?: true
  /** A session has to be chosen, and the reply gets a slot there. */
  needsSession?: true
  /** Whether a new reply with these answers starts with this status. */
  isFirst?(reply: Replied): boolean
  /**
   * What happens when the answers change. `begins anew`: the reply gets its first status again.
   * Left out: the status stays as long as it `fits`.
   */
  onChange?: 'begins anew' | 'begins anew unless staff correct'
  /** Whether the status can stay with these answers. Left out: always. */
  fits?(reply: Replied): boolean
  /** The status that participants see instead, because reading and weighing is internal. */
  publicName?: ReplyStatus
  /** The participant knows the decision or has responded to it: a batch leaves the reply alone. */
  isDecided?: true
  /** The reply asks for a slot or a seat, and the secretariat has not decided yet. */
  awaitsDecision?: true
  /** On the waiting list for a place. */
  isWaiting?: true
  /** The participant has, or was offered, a slot in the programme or a seat at the round table. */
  holdsPlace?: true
  /** The participant has accepted that place. */
  isConfirmed?: true
  /**
   * What the status does to a slot in the programme. `freed`: the slot is given up, but the request
   * may get another; `none`: given up for good.
   */
  slot?: 'freed' | 'none'
  /** The secretariat's no to what is asked for, or the participant's to what is offered. */
  isNo?: true
  /** The secretariat takes back the place that it had offered. */
  takesBack?: true
  /** The reply is not in force any more. */
  isOver?: true
  /** Who has the next word; the style of the status on pages is `.status--<look>`. */
  look: StatusLook
}

/**
 * `new`: nobody at the desk has dealt with it; `ours`: waits for the secretariat; `theirs`: waits for
 * the participant; `positive`: the participant has said yes; `closed`: nothing is left to do.
 */
export type StatusLook = 'new' | 'ours' | 'theirs' | 'positive' | 'closed'

export const withdrawn: Status = {
  name: 'withdrawn',
  onChange: 'begins anew',
  slot: 'none',
  isOver: true,
  look: 'closed',
}
