import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { OthersText, ParticipantDataStore } from './participant-data-store.ts'
import type { Found } from './whose.ts'

/** Where somebody is still named afterwards. `owner`: the id of the participant whose data it is; null: nobody's. */
export type NamedElsewhere = Omit<OthersText, 'text'>

/** What was found so far, and how much of all texts was looked through; 1: all. */
export type Look = { found: NamedElsewhere[]; share: number }

type Running = {
  begun: Temporal.Instant
  found: Map<string, NamedElsewhere>
  pieces: number
  /** How many there were at the beginning. */
  all: number
  isOver: boolean
  error?: unknown
  end?: Promise<unknown>
}

/** So long an answer waits for what is found meanwhile. */
const answerMilliseconds = 10
/** So long it works at a time, for which others have to wait. */
const workMilliseconds = 3
/** What was looked through before says nothing of what was written since. */
const keptFor = { minutes: 30 }

/**
 * Looks through all texts of others for a name. Of a large desk that takes a minute, so it goes on
 * between other requests, and whoever asks again is told how far it has come.
 */
export function createNamingLooks(store: ParticipantDataStore, clock: Clock) {
  const looks = new Map<number, Running>()

  async function run(id: number, look: Running, { whose, naming }: Found): Promise<void> {
    await setImmediate()
    let from = performance.now()
    for (const piece of store.othersTexts(whose)) {
      if (looks.get(id) !== look) return
      for (const { table, owner, text } of piece)
        if (naming.mayBeIn(text)) look.found.set(`${table} ${owner}`, { table, owner })
      look.pieces++
      const worked = performance.now() - from
      if (worked < workMilliseconds) continue
      // Others have as much time as it had.
      await setTimeout(worked)
      from = performance.now()
    }
  }

  function begin(id: number, found: Found): Running {
    const look: Running = {
      begun: clock.now(),
      found: new Map(),
      pieces: 0,
      all: store.piecesOfOthers(),
      isOver: false,
    }
    looks.set(id, look)
    look.end = run(id, look, found)
      .catch(error => Object.assign(look, { error }))
      .finally(() => Object.assign(look, { isOver: true }))
    return look
  }

  function kept(id: number): Running | undefined {
    const look = looks.get(id)
    const isNew = look && Temporal.Instant.compare(look.begun.add(keptFor), clock.now()) > 0
    return isNew ? look : undefined
  }

  return {
    /** Begins, or goes on where it is. What was found in the end is told once. */
    async go(id: number, found: Found): Promise<Look> {
      const look = kept(id) ?? begin(id, found)
      await Promise.race([look.end, setTimeout(answerMilliseconds)])
      if (look.isOver && looks.get(id) === look) looks.delete(id)
      if (look.error) throw look.error
      return { found: [...look.found.values()], share: look.isOver ? 1 : shareOf(look) }
    },
    end: (id: number): void => void looks.delete(id),
  }
}

/** Less than all: what is written meanwhile is read too. */
const shareOf = ({ pieces, all }: Running): number => Math.min(pieces / Math.max(all, 1), 0.99)
