import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { OthersText, ParticipantDataStore } from './participant-data-store.ts'
import type { Found } from './whose.ts'

/** Where somebody is still named afterwards. `owner`: the id of the participant whose data it is; null: nobody's. */
export type NamedElsewhere = Omit<OthersText, 'text'>

/** What was found so far, and how much of all texts was looked through; 1: all. */
export type Look = { found: NamedElsewhere[]; share: number }

type Running = {
  /** Whose names: a record is corrected, or another is merged into it. */
  sought: string
  begun: Temporal.Instant
  /** When the last text was looked through; undefined: some are not. */
  ended?: Temporal.Instant
  found: Map<string, NamedElsewhere>
  pieces: number
  /** How many there were at the beginning. */
  all: number
  error?: unknown
  over?: Promise<unknown>
}

/** So long an answer waits for what is found meanwhile. */
const answerMilliseconds = 10
/** So long it works at a time, for which others have to wait. */
const workMilliseconds = 3
/** What was looked through before says nothing of what was written since; whoever else has the page open is told, too. */
const keptFor = { whileItRuns: { minutes: 30 }, afterwards: { minutes: 1 } }

/**
 * Looks through all texts of others for a name. Of a large desk that takes a minute, so it goes on
 * between other requests, and whoever asks again is told how far it has come.
 */
export function createNamingLooks(store: ParticipantDataStore, clock: Clock) {
  const looks = new Map<number, Running>()

  /** True: to its end. */
  async function run(id: number, look: Running, { whose, naming }: Found): Promise<boolean> {
    await setImmediate()
    let from = performance.now()
    for (const piece of store.othersTexts(whose)) {
      if (looks.get(id) !== look) return false
      for (const { table, owner, text } of piece)
        if (naming.mayBeIn(text)) look.found.set(`${table} ${owner}`, { table, owner })
      look.pieces++
      const worked = performance.now() - from
      if (worked < workMilliseconds) continue
      // Others have as much time as it had.
      await setTimeout(worked)
      from = performance.now()
    }
    return true
  }

  function begin(id: number, found: Found): Running {
    const look: Running = {
      sought: soughtIn(found),
      begun: clock.now(),
      found: new Map(),
      pieces: 0,
      all: store.piecesOfOthers(),
    }
    looks.set(id, look)
    look.over = run(id, look, found)
      .then(isWhole => isWhole && Object.assign(look, { ended: clock.now() }))
      .catch(error => Object.assign(look, { error }))
    return look
  }

  function isKept({ begun, ended }: Running): boolean {
    const until = ended?.add(keptFor.afterwards) ?? begun.add(keptFor.whileItRuns)
    return Temporal.Instant.compare(until, clock.now()) > 0
  }

  function forgetOld(): void {
    for (const [id, look] of looks) if (look.error || !isKept(look)) looks.delete(id)
  }

  return {
    /** Begins, or goes on where it is. */
    async go(id: number, found: Found): Promise<Look> {
      forgetOld()
      const known = looks.get(id)
      const look = known?.sought === soughtIn(found) ? known : begin(id, found)
      await Promise.race([look.over, setTimeout(answerMilliseconds)])
      if (look.error) throw look.error
      return { found: [...look.found.values()], share: look.ended ? 1 : shareOf(look) }
    },
    end: (id: number): void => void looks.delete(id),
  }
}

const soughtIn = ({ records }: Found): string => JSON.stringify(records)

/** Less than all: what is written meanwhile is read too. */
const shareOf = ({ pieces, all }: Running): number => Math.min(pieces / Math.max(all, 1), 0.99)
