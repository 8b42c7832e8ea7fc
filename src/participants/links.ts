import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'

/** Personal links: a token of 128 random bits, stored as its hash only. */
export type Links = ReturnType<typeof createLinks>
/** `mailedTo`: the address, in lower case, that a letter took it to; null: a browser's own. */
export type Link = { participantId: number; mailedTo: string | null }

/** Long enough for the event to be over; a new link is one request away. */
const lifetime = { hours: 24 * 120 }

export function createLinks(database: Database, clock: Clock) {
  const insert = database.prepare(
    'INSERT INTO links (token_hash, participant_id, purpose, mailed_to, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const select = database.prepare<[string, string], Link>(
    'SELECT participant_id AS participantId, mailed_to AS mailedTo FROM links WHERE token_hash = ? AND expires_at > ? AND revoked_at IS NULL',
  )
  const revokeMailed = database.prepare(
    `UPDATE links SET revoked_at = :at WHERE participant_id = :participantId AND purpose = 'letter' AND revoked_at IS NULL
       AND mailed_to IS NOT :email`,
  )

  const revokeBrowser = database.prepare(
    `UPDATE links SET revoked_at = ? WHERE token_hash = ? AND purpose = 'browser' AND revoked_at IS NULL`,
  )
  const revokeBrowsers = database.prepare(
    `UPDATE links SET revoked_at = ? WHERE participant_id = ? AND purpose = 'browser' AND revoked_at IS NULL`,
  )

  return {
    /** A new token; this is the only time it is seen. Without an address it is for the browser that asks. */
    mint(participantId: number, address?: string): string {
      const token = randomBytes(16).toString('base64url')
      const now = clock.now()
      const purpose = address ? 'letter' : 'browser'
      const mailedTo = address?.toLowerCase() ?? null
      insert.run(
        hash(token),
        participantId,
        purpose,
        mailedTo,
        String(now),
        String(now.add(lifetime)),
      )
      return token
    },

    find: (token: string): Link | undefined => select.get(hash(token), String(clock.now())),

    /** The address is another one now: what was mailed elsewhere opens nothing any more. */
    keepOnly: (participantId: number, email: string): void =>
      void revokeMailed.run({ participantId, email, at: String(clock.now()) }),

    /** Whoever leaves a browser leaves nothing in it; a mailed link is its owner's, and opens again from the letter. */
    leaveBrowser: (token: string): void => void revokeBrowser.run(String(clock.now()), hash(token)),

    /** The address's owner has come: whoever wrote in that name before has to come by letter too. */
    endBrowsers: (participantId: number): void =>
      void revokeBrowsers.run(String(clock.now()), participantId),
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
