import type { SlotPlace } from '../programme/programme.ts'
import type { Decision } from '../replies/reply.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Reply, ReplyAction, ReplySource } from '../replies/store.ts'

/** A reply with the version that the member who decides has seen. */
export type Target = { id: number; version: number }

/**
 * What a member asks for: to decide, to release the letter about a decision, or to take back a
 * decision whose letter was not released.
 */
export type Change = Decide | Release | { kind: 'reconsider' }

export type Decide = {
  kind: 'decide'
  to: ReplyStatus
  /** The secretariat's own words in the letter. */
  note: string
  session?: string | undefined
  /** One decision for several replies: those with a slot keep it, decided ones are left alone. */
  isForMany?: boolean
}

export type Release = {
  kind: 'release'
  /** The session in the confirmed preview of the letter; undefined: there was no preview. */
  previewedSession?: string | null | undefined
  /** Letters to several: whoever has no address is left out, to be told one by one. */
  isForMany?: boolean
}

/** Why a reply is not changed: another member was quicker, or the change does not fit. */
export type Skip =
  | 'gone'
  | 'changed'
  | 'not_possible'
  | 'pending'
  | 'decided'
  | 'session_needed'
  | 'no_seats'
  | 'nothing_pending'
  | 'too_late'
  | 'letter_left'
  | 'no_address'

/** The change that is written to one reply. */
export type DecisionChange = {
  action: ReplyAction
  decision: Decision
  /** The new slot in the programme; undefined: unchanged. */
  slot?: SlotPlace | undefined
  /** How a response reached the staff who enter it. */
  source?: ReplySource | undefined
}

export const isSkip = (change: DecisionChange | Skip): change is Skip => typeof change === 'string'

export type Skipped = { target: Target; reply: Reply | undefined; why: Skip }

/** The replies changed and not changed. `batch`: the id to undo all of it with. */
export type Outcome = { batch: string; done: Reply[]; skipped: Skipped[] }
