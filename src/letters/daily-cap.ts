import { kinds, letterKinds } from './kinds.ts'
import type { QueuedLetter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'

/** No address gets more letters of one cap in 24 hours; those that were kept back do not count. */
const most = 40

/**
 * Whoever has proven the address may cause as many letters as they like, and strangers who type it
 * use up none of theirs.
 */
export function isOverCap(
  store: LetterStore,
  { kind, recipient, participantId }: QueuedLetter,
  now: Temporal.Instant,
): boolean {
  const { cap } = kinds[kind]
  if (!cap || store.isProven(participantId, recipient)) return false
  const counted = letterKinds.filter(other => kinds[other].cap === cap)
  return store.countSince(recipient, String(now.subtract({ hours: 24 })), counted) >= most
}
