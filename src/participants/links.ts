import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createLinkStore, type Link, type LinkStore } from './links-store.ts'

export type { Link } from './links-store.ts'
/** Personal links, each a token of 128 random bits. Only the token's hash is stored. */
export type Links = ReturnType<typeof createLinks>

/** 120 days, until after the event; everybody can ask for a new link. */
const lifetime = { hours: 24 * 120 }

export function createLinks(database: Database, clock: Clock) {
  const store = createLinkStore(database)
  const now = () => String(clock.now())
  return {
    mint: (participantId: number, address?: string): string =>
      mint(store, clock.now(), participantId, address),

    find: (token: string): Link | undefined => store.find(hash(token), now()),

    /** For a changed address: links mailed to another address open nothing any more. */
    keepOnly: (participantId: number, email: string): void =>
      store.revokeMailed(participantId, email, now()),

    /**
     * Revokes a browser's own link, so that it cannot be opened there again. A mailed link stays:
     * it belongs to the owner of the address.
     */
    leaveBrowser: (token: string): void => store.revokeBrowser(hash(token), now()),

    /**
     * Revokes the links of all browsers. To be called when the owner of the address first opens a
     * mailed link: a browser that only typed the address needs a mailed link from then on.
     */
    endBrowsers: (participantId: number): void => store.revokeBrowsers(participantId, now()),
  }
}

/**
 * Stores a new link and returns its token, which cannot be read again. `address`: the link is for a
 * letter to it; undefined: for the browser that asks.
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
