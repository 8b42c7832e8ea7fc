import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { DatabaseHealth } from '../database-health.ts'
import { dueOn, today } from './periods.ts'
import type { purge } from './purge.ts'
import type { PurgeOrder } from './purge-worker.ts'

type Parts = { config: Config; clock: Clock; log: Logger; health: DatabaseHealth }

/**
 * Keeps what the privacy notice promises while the site runs. A thread of its own does it with a
 * connection of its own, so that whoever reads is answered meanwhile, and whoever sends waits.
 */
export function createRetention(parts: Parts) {
  /** The day on which everything was last in order. */
  let lastDay = ''
  /** Something was deleted since the database was last written anew. */
  let isOwed = false
  let underWay: Promise<void> | undefined

  async function run(day: string): Promise<void> {
    const wasOwed = isOwed
    isOwed = false
    try {
      const { counts, isWhole } = await inOwnThread(parts, wasOwed)
      // The file is shorter now, and what is written next must not make that look like a cut.
      parts.health.trouble()
      isOwed ||= !isWhole
      lastDay = day
      if (Object.keys(counts).length > 0) parts.log.info(counts, 'purged')
    } catch (error) {
      isOwed ||= wasOwed
      const trouble = parts.health.notice(error as Error)
      parts.log.error({ error: String(error), trouble }, 'purge')
    } finally {
      underWay = undefined
    }
  }

  /**
   * To be called at short intervals: does something once a day, or where something is owed. A file
   * that is no longer the one that is served is left as it is, for whoever has changed it.
   */
  function keepPromises(): Promise<void> {
    if (!underWay && parts.health.trouble()) return Promise.resolve()
    const day = today(parts.clock.now())
    const isDue = dueOn(day) !== undefined && String(day) !== lastDay
    if (isDue || isOwed) underWay ??= run(String(day))
    return underWay ?? Promise.resolve()
  }

  return {
    keepPromises,
    /** After a deletion: resolves once no byte of it is left, or the next interval tries again. */
    async forget(): Promise<void> {
      await underWay
      isOwed = true
      await keepPromises()
    },
  }
}

const worker = new URL('./purge-worker.ts', import.meta.url)

async function inOwnThread(
  { config, clock }: Parts,
  isOwed: boolean,
): Promise<ReturnType<typeof purge>> {
  const { databaseFile, lettersDir } = config
  const order: PurgeOrder = { databaseFile, lettersDir, at: String(clock.now()), isOwed }
  const [done] = await once(new Worker(worker, { workerData: order }), 'message')
  return done
}
