import type { Database } from '../database.ts'
import type { PersonKey } from '../facts/person-keys.ts'

/** Puts these keys in the place of those that a participant had. */
export function createKeyStore(database: Database) {
  const forget = database.prepare('DELETE FROM person_keys WHERE participant_id = ?')
  const insert = database.prepare(
    `INSERT INTO person_keys (participant_id, kind, key, is_short) VALUES (?, ?, ?, ?)
     ON CONFLICT (participant_id, kind, key) DO NOTHING`,
  )
  return (participantId: number, keys: readonly PersonKey[]): void => {
    forget.run(participantId)
    for (const { kind, key, isShort } of keys) insert.run(participantId, kind, key, Number(isShort))
  }
}
