import type { Logger } from 'pino'
import type { Database } from '../database.ts'
import type { DatabaseHealth } from '../database-health.ts'
import { personKeysOf } from '../facts/person-keys.ts'
import { searchedFields } from '../facts/search-texts.ts'
import { foldingVersion } from '../folding-version.ts'
import { foldedValues } from '../participants/participants.ts'
import { createRefillStore, type RefillStore, type StoredPerson } from './refill-store.ts'
import { foldedAnswers } from './replies.ts'

/** So many participants are written at once: others wait meanwhile, for some hundredths of a second. */
const sliceSize = 20
const version = foldingVersion(searchedFields)

type Parts = { database: Database; log: Logger; health: DatabaseHealth }

/**
 * Makes the texts by which participants are found and sorted anew, where a former program, or an
 * edition with other fields, has made them. In slices, while the site runs; a stop goes on where it
 * was at the next start. What is sent meanwhile has the new texts already.
 */
export function createRefill({ database, log, health }: Parts) {
  const store = createRefillStore(database)
  const slice = database.transaction(() => fillSlice(store))
  return {
    /** The next slice. True: there is another one. */
    goOn(): boolean {
      try {
        return !isDone(store) && slice.immediate()
      } catch (error) {
        const trouble = health.notice(error as Error)
        log.error({ error: String(error), trouble }, 'texts for finding')
        return false
      }
    },
  }
}

function isDone(store: RefillStore): boolean {
  const state = store.state()
  return state?.version === version && state.doneUpTo === null
}

function fillSlice(store: RefillStore): boolean {
  const state = store.state()
  const doneUpTo = state?.version === version ? (state.doneUpTo ?? 0) : 0
  const persons = store.personsAfter(doneUpTo, sliceSize)
  for (const person of persons) fill(store, person)
  store.setState(version, persons.at(-1)?.id ?? null)
  return persons.length > 0
}

function fill(store: RefillStore, { id, reference, person }: StoredPerson): void {
  store.setPerson({ id, ...foldedValues(person, reference) })
  store.setKeys(id, personKeysOf(person))
  store.setLabels(id)
  for (const reply of store.repliesOf(id)) store.setReply({ id: reply.id, ...foldedAnswers(reply) })
}
