import type { Answers } from '../forms/fields.ts'
import type { ReplyStatus } from './statuses.ts'

export const replyActions = [
  'submitted',
  'changed',
  'withdrawn',
  'entered',
  'corrected',
  'decided',
  'reconsidered',
  'released',
  'answered',
  'undone',
  'merged',
] as const
export type ReplyAction = (typeof replyActions)[number]
export type ReplyVersion<State extends object = object> = {
  replyId: number
  version: number
  action: ReplyAction
  before: State | undefined
  after: State
  /** A member's e-mail address, or `participant`. */
  madeBy: string
  madeAt: string
  /** The same for all changes that one press of a button made: they are undone together. */
  batch?: string | undefined
}

/** A version as the history reads it: the reply is named by its form. */
export type StoredVersion = {
  form: string
  version: number
  action: ReplyAction
  before: VersionState | undefined
  after: VersionState
  madeBy: string
  madeAt: string
  batch: string | null
}

/** A version keeps only what it changes: a decision no answers, a submission no places. */
export type VersionState = {
  status?: ReplyStatus
  pending?: ReplyStatus | null
  note?: string
  session?: string | null
  toldSession?: string | null
  table?: number | null
  seat?: number | null
  answers?: Answers
  person?: Answers
  /** Set where the reply did not come through the site. */
  source?: ReplySource
  /** The participant's own word with a withdrawal. */
  message?: string
}

/** How a reply or a response reached the secretariat outside the site, such as by post. */
export type ReplySource = { kind: string; details: string }
/** An entry by staff in a participant's name: the member's address, and how the reply came. */
export type Entry = { by: string; source: ReplySource }

/** `madeBy` of what participants do themselves. */
export const byParticipant = 'participant'
