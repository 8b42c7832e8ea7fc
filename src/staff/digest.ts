import { timeZone } from '#edition/circular.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import type { Letters } from '../letters/letters.ts'
import type { Outbox } from '../letters/outbox.ts'
import { createDigestStore, type DigestStore, type Mark } from './digest-store.ts'
import { getsDigest } from './roles.ts'

export const figureNames = [
  'submitted',
  'changed',
  'withdrawn',
  'answered',
  'failed',
  'pending',
  'unread',
] as const
/** The numbers in the letter: what has happened since the last digest, and what waits now. */
export type DigestFigures = Record<(typeof figureNames)[number], number>
/** The figures of which any one is reason enough for a digest; figures of what waits are not. */
const news = ['submitted', 'changed', 'withdrawn', 'answered', 'failed'] as const

type Parts = {
  database: Database
  clock: Clock
  config: Config
  outbox: Outbox
  letters: Letters
}
type Tools = Parts & { store: DigestStore }

/** The morning digest: numbers alone, at most once a day, none on a day without news. */
export function createDigest(parts: Parts) {
  const store = createDigestStore(parts.database)
  const tools = { ...parts, store }
  return {
    /** To be called at short intervals; sends at most one digest a day. Throws where it cannot. */
    sendIfDue: (): void => sendIfDue(tools),
    isWanted: (staffId: number): boolean => store.isWanted(staffId),
    setWanted: (staffId: number, isWanted: boolean): void => store.setWanted(staffId, isWanted),
  }
}

function sendIfDue(tools: Tools): void {
  const { clock, config, database, outbox } = tools
  const now = clock.now().toZonedDateTimeISO(timeZone)
  if (!config.digestAt || Temporal.PlainTime.compare(now.toPlainTime(), config.digestAt) < 0) return
  database.transaction(queue).immediate(tools, now.toPlainDate().toString())
  outbox.wake()
}

function queue({ store, letters }: Tools, day: string): void {
  const last = store.lastMark()
  // Asked all day long: what counts every reply comes after this.
  if (!store.insert(day)) return
  const figures = figuresSince(last, store)
  if (!news.some(name => figures[name] > 0)) return
  for (const reader of store.readers().filter(getsDigest))
    letters.send('digest', reader, { figures })
}

function figuresSince({ lastVersion, lastAudit }: Mark, store: DigestStore): DigestFigures {
  const changes = store.changesSince(lastVersion)
  return {
    submitted: changes.get('submitted') ?? 0,
    changed: changes.get('changed') ?? 0,
    withdrawn: changes.get('withdrawn') ?? 0,
    answered: changes.get('answered') ?? 0,
    failed: store.failedSince(lastAudit),
    pending: store.pending(),
    unread: store.unread(),
  }
}
