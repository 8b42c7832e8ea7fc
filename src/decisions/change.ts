import type { SlotPlace } from '../programme/programme.ts'
import type { Decision } from '../replies/reply.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Reply, ReplyAction, ReplySource } from '../replies/store.ts'

/** One reply, as whoever decides has seen it. */
export type Target = { id: number; version: number }

/**
 * What a member wants: to decide now, to tell what was decided, or to take back what has not been
 * told.
 */
export type Change = Decide | Release | { kind: 'reconsider' }

export type Decide = {
  kind: 'decide'
  to: ReplyStatus
  /** What the secretariat adds to the letter in its own words. */
  note: string
  session?: string | undefined
  /**
   * One decision for several: who has a place keeps it, and what is decided about somebody stays.
   */
  isForMany?: boolean
}

export type Release = {
  kind: 'release'
  /** Named in the preview that was confirmed; left out when it is released without a preview. */
  previewedSession?: string | null | undefined
}

/**
 * Why a reply is left as it is: somebody else was quicker, or the change does not fit its status.
 */
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

/** What a change comes to for one reply. */
export type DecisionChange = {
  action: ReplyAction
  decision: Decision
  /** Its place in the programme from now on. */
  slot?: SlotPlace | undefined
  /** Where staff have it from. */
  source?: ReplySource | undefined
}

export const isSkip = (change: DecisionChange | Skip): change is Skip => typeof change === 'string'

export type Skipped = { target: Target; reply: Reply | undefined; why: Skip }

/** What was done and what was not; `batch`: to undo it as one. */
export type Outcome = { batch: string; done: Reply[]; skipped: Skipped[] }
