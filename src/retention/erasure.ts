import type { Audit } from '../audit/audit.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import { yieldingBetween } from '../exports/yielding-between.ts'
import { removeLetterFiles } from '../letters/letter-files.ts'
import type { Participant } from '../participants/participants.ts'
import {
  createParticipantDataStore,
  type OthersText,
  type ParticipantDataStore,
} from './participant-data-store.ts'
import type { Counts } from './purge.ts'
import { createPurgeStore } from './purge-store.ts'
import { type Found, findWhose } from './whose.ts'

type Parts = { database: Database; audit: Audit; config: Config }

/** Where they are still named afterwards. `owner`: the id of the participant whose data it is; null: nobody's. */
export type NamedElsewhere = Omit<OthersText, 'text'>

/**
 * Deletes all that is held on one participant, at their request. What others have written about them
 * is others' data: it is told, and a person decides.
 */
export function createErasure(parts: Parts) {
  const store = createParticipantDataStore(parts.database)
  return {
    /** What an erasure would delete. */
    counts: ({ id }: Participant): Counts => store.counts(findWhose(store, id).whose),
    namedElsewhere: ({ id }: Participant): Promise<NamedElsewhere[]> =>
      namedElsewhere(store, findWhose(store, id)),
    /** The log keeps how much it was, by the reference. */
    erase(participant: Participant, by: string): void {
      const run = parts.database.transaction(() => erase(parts, store, participant, by))
      removeLetterFiles(parts.config.lettersDir, run.immediate())
    },
  }
}

async function namedElsewhere(
  store: ParticipantDataStore,
  { whose, naming }: Found,
): Promise<NamedElsewhere[]> {
  const found = new Map<string, NamedElsewhere>()
  for await (const piece of yieldingBetween(store.othersTexts(whose)))
    for (const { table, owner, text } of piece)
      if (naming.mayBeIn(text)) found.set(`${table} ${owner}`, { table, owner })
  return [...found.values()]
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
