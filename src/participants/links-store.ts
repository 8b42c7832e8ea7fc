import type { Database } from '../database.ts'

/**
 * `mailedTo`: the address, in lower case, that a letter took the link to; null: the link is a
 * browser's own, kept in a cookie.
 */
export type Link = { participantId: number; mailedTo: string | null }
export type NewLink = Link & {
  tokenHash: string
  purpose: 'letter' | 'browser'
  createdAt: string
  expiresAt: string
}

const insertSql = `
  INSERT INTO links (
    token_hash,
    participant_id,
    purpose,
    mailed_to,
    created_at,
    expires_at
  ) VALUES (
    :tokenHash,
    :participantId,
    :purpose,
    :mailedTo,
    :createdAt,
    :expiresAt
  )`

const selectSql = `
  SELECT
    participant_id AS participantId,
    mailed_to AS mailedTo
  FROM links
  WHERE token_hash = ? AND expires_at > ? AND revoked_at IS NULL`

const revoke = (which: string) =>
  `UPDATE links SET revoked_at = :at WHERE revoked_at IS NULL AND ${which}`

export type LinkStore = ReturnType<typeof createLinkStore>

export function createLinkStore(database: Database) {
  const insert = database.prepare(insertSql)
  const select = database.prepare<[string, string], Link>(selectSql)
  const revokeMailed = database.prepare(
    revoke(`participant_id = :participantId AND purpose = 'letter' AND mailed_to IS NOT :email`),
  )
  const revokeBrowser = database.prepare(revoke(`token_hash = :tokenHash AND purpose = 'browser'`))
  const revokeBrowsers = database.prepare(
    revoke(`participant_id = :participantId AND purpose = 'browser'`),
  )
  return {
    add: (made: NewLink): void => void insert.run(made),
    find: (tokenHash: string, now: string): Link | undefined => select.get(tokenHash, now),
    /** Revokes the participant's mailed links, except those mailed to this address. */
    revokeMailed: (participantId: number, email: string, at: string): void =>
      void revokeMailed.run({ participantId, email, at }),
    revokeBrowser: (tokenHash: string, at: string): void =>
      void revokeBrowser.run({ tokenHash, at }),
    revokeBrowsers: (participantId: number, at: string): void =>
      void revokeBrowsers.run({ participantId, at }),
  }
}
