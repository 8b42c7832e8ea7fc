import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'

/** Personal links: a token of 128 random bits, stored as its hash only. */
export type Links = ReturnType<typeof createLinks>
export type LinkPurpose = 'browser' | 'letter'
export type Link = { participantId: number; purpose: LinkPurpose }

/** Long enough for the event to be over; a new link is one request away. */
const lifetime = { hours: 24 * 120 }

export function createLinks(database: Database, clock: Clock) {
  const insert = database.prepare(
    'INSERT INTO links (token_hash, participant_id, purpose, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  )
  const select = database.prepare<[string, string], Link>(
    'SELECT participant_id AS participantId, purpose FROM links WHERE token_hash = ? AND expires_at > ? AND revoked_at IS NULL',
  )
  const revoke = database.prepare('UPDATE links SET revoked_at = ? WHERE token_hash = ? AND revoked_at IS NULL')

  return {
    /** A new token; this is the only time it is seen. */
    mint(participantId: number, purpose: LinkPurpose): string {
      const token = randomBytes(16).toString('base64url')
      const now = clock.now()
      insert.run(hash(token), participantId, purpose, String(now), String(now.add(lifetime)))
      return token
    },

    find: (token: string): Link | undefined => select.get(hash(token), String(clock.now())),

    revoke: (token: string): void => void revoke.run(String(clock.now()), hash(token)),
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url')
