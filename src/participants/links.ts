import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createLinkStore, type Link, type LinkStore } from './links-store.ts'

export type { Link } from './links-store.ts'
/** Personal links: a token of 128 random bits, stored as its hash only. */
export type Links = ReturnType<typeof createLinks>

/** Long enough for the event to be over; a new link is one request away. */
const lifetime = { hours: 24 * 120 }

export function createLinks(database: Database, clock: Clock) {
  const store = createLinkStore(database)
  const now = () => String(clock.now())
  return {
    mint: (participantId: number, address?: string): string =>
      mint(store, clock.now(), participantId, address),

    find: (token: string): Link | undefined => store.find(hash(token), now()),

    /** The address is another one now: what was mailed elsewhere opens nothing any more. */
    keepOnly: (participantId: number, email: string): void =>
      store.revokeMailed(participantId, email, now()),

    /**
     * Whoever leaves a browser leaves nothing in it; a mailed link is its owner's, and opens again
     * from the letter.
     */
    leaveBrowser: (token: string): void => store.revokeBrowser(hash(token), now()),

    /**
     * The address's owner has come: whoever wrote in that name before has to come by letter too.
     */
    endBrowsers: (participantId: number): void => store.revokeBrowsers(participantId, now()),
  }
}

/**
 * A new token; this is the only time it is seen. Without an address it is for the browser that
 * asks.
 */
function mint(
  store: LinkStore,
  now: Temporal.Instant,
  participantId: number,
  address: string | undefined,
): string {
  const token = randomBytes(16).toString('base64url')
  store.add({
    participantId,
    tokenHash: hash(token),
    purpose: address ? 'letter' : 'browser',
    mailedTo: address?.toLowerCase() ?? null,
    createdAt: String(now),
    expiresAt: String(now.add(lifetime)),
  })
  return token
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
