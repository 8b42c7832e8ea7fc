import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { type AccessStore, createAccessStore } from './access-store.ts'

/** Long enough for the event to be over; a new link is one request away. */
export const accessDays = 120

/**
 * What a browser may open, by the tokens in its cookie: the participants whose forms it has sent,
 * and everybody whom the addresses reply for whose letters it has opened. Never who is meant: a page
 * says that itself.
 */
export type Access = ReturnType<typeof createAccess>

/** Ids of participants whose forms the browser has sent, and addresses whose letters it has opened. */
export type Opened = {
  sent: readonly number[]
  addresses: readonly string[]
  /** The browser's own token; it has none before it has sent a form. */
  own: string | undefined
}

export function createAccess(database: Database, clock: Clock) {
  const store = createAccessStore(database)
  return {
    /** A token for a letter to this address; this is the only time that it is seen. */
    mailLink: (address: string): string => mailLink(store, clock.now(), address),

    /** None of these tokens opens anything, where both are empty. */
    opened: (tokens: readonly string[]): Opened => {
      if (tokens.length === 0) return { sent: [], addresses: [], own: undefined }
      const hashes = tokens.map(tokenHash)
      const { browser, sent, addresses } = store.opened(hashes, String(clock.now()))
      return { sent, addresses, own: tokens.find((_, index) => hashes[index] === browser) }
    },

    /** The browser has sent a form for the participant. A token that it has to keep, if it is new. */
    admit: (tokens: readonly string[], participantId: number): string | undefined =>
      admit(store, clock.now(), tokens, participantId),

    /** An owner has come by letter: browsers that had only typed the address open this one no more. */
    endOthers: (tokens: readonly string[], participantId: number): void =>
      store.endOthers(participantId, tokens.map(tokenHash)),

    /** What the browser has sent is closed in it; a mailed link opens again from its letter. */
    leave: (tokens: readonly string[]): void => store.leave(tokens.map(tokenHash)),
  }
}

function mailLink(store: AccessStore, now: Temporal.Instant, address: string): string {
  const { token, stored } = tokenFor(now)
  store.addLink({ ...stored, address: address.toLowerCase() })
  return token
}

function admit(
  store: AccessStore,
  now: Temporal.Instant,
  tokens: readonly string[],
  participantId: number,
): string | undefined {
  const known = tokens.length > 0 && store.opened(tokens.map(tokenHash), String(now)).browser
  if (known) return void store.admit(known, participantId)
  const { token, stored } = tokenFor(now)
  store.addBrowser(stored)
  store.admit(stored.tokenHash, participantId)
  return token
}

function tokenFor(now: Temporal.Instant) {
  const token = newToken()
  const expiresAt = String(now.add({ hours: 24 * accessDays }))
  return { token, stored: { tokenHash: tokenHash(token), createdAt: String(now), expiresAt } }
}
