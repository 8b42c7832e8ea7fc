import { kinds, letterKinds } from './kinds.ts'
import type { QueuedLetter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'

/** No address gets more letters of one cap in 24 hours; those that were kept back do not count. */
const most = 40

export function isOverCap(
  store: LetterStore,
  { kind, recipient }: QueuedLetter,
  now: Temporal.Instant,
): boolean {
  const { cap } = kinds[kind]
  if (!cap) return false
  const counted = letterKinds.filter(other => kinds[other].cap === cap)
  return store.countSince(recipient, String(now.subtract({ hours: 24 })), counted) >= most
}
