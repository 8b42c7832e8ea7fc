import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { postBoxOf } from '../post-box.ts'
import type { QueuedLetter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'
import { domainOf } from './sender.ts'

type Tools = { config: Config; store: LetterStore; clock: Clock }

/** `leavesAt`: left out, at once. */
type Kept = { keptBackBy?: 'daily_cap'; leavesAt?: Temporal.Instant }

/** The Message-ID is fixed now, so that a second try is the same letter. */
export function queue(
  { config, store, clock }: Tools,
  letter: QueuedLetter,
  { keptBackBy, leavesAt }: Kept = {},
): void {
  const now = clock.now()
  store.add({
    ...letter,
    postBox: postBoxOf(letter.recipient),
    messageId: `<${randomUUID()}@${domainOf(config.mailFrom)}>`,
    state: keptBackBy ? 'failed' : 'queued',
    error: keptBackBy ?? null,
    at: String(now),
    nextAt: String(leavesAt ?? now),
  })
}
