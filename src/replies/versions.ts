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
  /** A member's e-mail, or `participant`. */
  madeBy: string
  madeAt: string
  /** The same for all that one member did with one button, so that it is undone as one. */
  batch?: string | undefined
}

/** A version of a reply, told by the name of its form. */
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

/** What a reply was: a decision keeps no answers, a reply of the participant's no decision. */
export type VersionState = {
  status?: ReplyStatus
  pending?: ReplyStatus | null
  note?: string
  session?: string | null
  toldSession?: string | null
  table?: number | null
  answers?: Answers
  person?: Answers
  /** How it reached the secretariat, where it was not sent through the site. */
  source?: ReplySource
}

/** How a reply or a response reached the secretariat. */
export type ReplySource = { kind: string; details: string }
/** Staff write something down in a participant's name. */
export type Entry = { by: string; source: ReplySource }

/** Who makes a version where nobody of the secretariat does. */
export const byParticipant = 'participant'
