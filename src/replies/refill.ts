import type { Logger } from 'pino'
import type { Database } from '../database.ts'
import type { DatabaseHealth } from '../database-health.ts'
import { personKeysOf } from '../facts/person-keys.ts'
import { searchedFields } from '../facts/search-texts.ts'
import { foldingVersion } from '../folding-version.ts'
import { foldedValues } from '../participants/participants.ts'
import {
  createRefillStore,
  type RefillState,
  type RefillStore,
  type StoredPerson,
} from './refill-store.ts'
import { foldedAnswers } from './replies.ts'

/** So many participants are written at once: others wait meanwhile, for some hundredths of a second. */
const sliceSize = 20
/** And so many entries of the log. */
const logSliceSize = 200
const version = foldingVersion(searchedFields)

type Parts = { database: Database; log: Logger; health: DatabaseHealth }

/**
 * Makes the texts by which participants and entries of the log are found anew, where a former
 * program, or an edition with other fields, has made them. In slices, while the site runs; a stop
 * goes on where it was at the next start. What is sent meanwhile has the new texts already.
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
  const { doneUpTo, logDoneUpTo } = stateOf(store)
  return doneUpTo === null && logDoneUpTo === null
}

/** By another folding nothing is done. */
function stateOf(store: RefillStore): RefillState {
  const state = store.state()
  return state?.version === version ? state : { version, doneUpTo: 0, logDoneUpTo: 0 }
}

function fillSlice(store: RefillStore): boolean {
  const { doneUpTo, logDoneUpTo } = stateOf(store)
  const persons = doneUpTo === null ? [] : store.personsAfter(doneUpTo, sliceSize)
  for (const person of persons) fill(store, person)
  store.setState({
    version,
    doneUpTo: persons.at(-1)?.id ?? null,
    logDoneUpTo: logDoneUpTo === null ? null : store.log.refillAfter(logDoneUpTo, logSliceSize),
  })
  return !isDone(store)
}

function fill(store: RefillStore, { id, reference, person }: StoredPerson): void {
  store.setPerson({ id, ...foldedValues(person, reference) })
  store.setKeys(id, personKeysOf(person))
  store.setLabels(id)
  for (const reply of store.repliesOf(id)) store.setReply({ id: reply.id, ...foldedAnswers(reply) })
}
