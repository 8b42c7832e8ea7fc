import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import { removeLetterFiles } from '../letters/letter-files.ts'
import type { Participant } from '../participants/participants.ts'
import { createNamingLooks, type Look } from './naming-looks.ts'
import { createParticipantDataStore, type ParticipantDataStore } from './participant-data-store.ts'
import type { Counts } from './purge.ts'
import { createPurgeStore } from './purge-store.ts'
import { findWhose } from './whose.ts'

type Parts = { database: Database; audit: Audit; config: Config; clock: Clock }

/**
 * Deletes all that is held on one participant, at their request. What others have written about them
 * is others' data: it is told, and a person decides.
 */
export function createErasure(parts: Parts) {
  const store = createParticipantDataStore(parts.database)
  const looks = createNamingLooks(store, parts.clock)
  return {
    /** What an erasure would delete. */
    counts: ({ id }: Participant): Counts => store.counts(findWhose(store, id).whose),
    /** What it would delete, and where they are still named afterwards. */
    async look({ id }: Participant): Promise<Look & { counts: Counts }> {
      const found = findWhose(store, id)
      return { counts: store.counts(found.whose), ...(await looks.go(id, found)) }
    },
    /** The log keeps how much it was, by the reference. */
    erase(participant: Participant, by: string): void {
      const run = parts.database.transaction(() => erase(parts, store, participant, by))
      looks.end(participant.id)
      removeLetterFiles(parts.config.lettersDir, run.immediate())
    },
  }
}

/** Returns the letters whose files have to go. */
function erase(
  { database, audit }: Parts,
  store: ParticipantDataStore,
  { id, reference }: Participant,
  by: string,
) {
  const { whose } = findWhose(store, id)
  const counts = store.counts(whose)
  const letters = store.letters(whose)
  store.erase(whose)
  createPurgeStore(database).lowerMarks()
  audit.record(by, 'erased', { reference, ...counts })
  return letters
}
