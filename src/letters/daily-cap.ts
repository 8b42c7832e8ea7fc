import { kinds, letterKinds } from './kinds.ts'
import type { QueuedLetter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'
import { postBoxOf } from './post-box.ts'

/** An office that answers for a dozen heads, and corrects itself, stays below. */
const mostToPostBox = 40

/** Three letters to each of some hundred heads in one day are a third of it; a flood is not. */
const mostInAll = 2_000

/**
 * No post box gets more letters of one cap in 24 hours, and the site sends no more of them to
 * addresses that nobody has proven; those that were kept back do not count. Whoever has proven the
 * address may cause as many letters as they like, and strangers who type it use up none of theirs.
 */
export function isOverCap(
  store: LetterStore,
  { kind, recipient, participantId }: QueuedLetter,
  now: Temporal.Instant,
): boolean {
  const { cap } = kinds[kind]
  if (!cap || store.isProven(participantId, recipient)) return false
  const counted = letterKinds.filter(other => kinds[other].cap === cap)
  const dayAgo = String(now.subtract({ hours: 24 }))
  return (
    store.countToPostBox(postBoxOf(recipient), dayAgo, counted) >= mostToPostBox ||
    store.countUnproven(dayAgo, counted) >= mostInAll
  )
}
