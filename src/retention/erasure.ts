import type { Audit } from '../audit/audit.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
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

/** What an erasure deletes, and where the participant is still named afterwards. */
export type ErasureLook = { counts: Counts; elsewhere: NamedElsewhere[] }

/** `owner`: the id of the participant whose data names them; null: nobody's. */
export type NamedElsewhere = Omit<OthersText, 'text'>

export type Erasure = ReturnType<typeof createErasure>

/**
 * Deletes all that is held on one participant, at their request. What others have written about them
 * is others' data: it is told, and a person decides.
 */
export function createErasure(parts: Parts) {
  const store = createParticipantDataStore(parts.database)
  return {
    look: (participant: Participant): ErasureLook => look(store, participant),
    /** The log keeps how much it was, by the reference. */
    erase(participant: Participant, by: string): void {
      const run = parts.database.transaction(() => erase(parts, store, participant, by))
      removeLetterFiles(parts.config.lettersDir, run.immediate())
    },
  }
}

function look(store: ParticipantDataStore, { id }: Participant): ErasureLook {
  const found = findWhose(store, id)
  return { counts: store.counts(found.whose), elsewhere: namedElsewhere(store, found) }
}

function namedElsewhere(store: ParticipantDataStore, { whose, naming }: Found): NamedElsewhere[] {
  const texts = store.othersTexts(whose, naming.needles).filter(({ text }) => naming.isIn(text))
  const places = texts.map(({ table, owner }) => ({ table, owner }))
  return [...new Map(places.map(place => [`${place.table} ${place.owner}`, place])).values()]
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
