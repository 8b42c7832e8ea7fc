import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../database.ts'
import { purge } from './purge.ts'

/** What the site has deleted in its time, in a thread of its own. Instants are UTC text. */
export type PurgeOrder = { databaseFile: string; lettersDir: string; at: string; isOwed: boolean }

const { databaseFile, lettersDir, at, isOwed } = workerData as PurgeOrder
const database = openDatabase(databaseFile)
const now = Temporal.Instant.from(at)
const done = purge({ database, clock: { now: () => now }, lettersDir }, 'purge', isOwed)
database.close()
parentPort?.postMessage(done)
