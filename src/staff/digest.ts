import type { Logger } from 'pino'
import { timeZone } from '#edition/circular.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database.ts'
import type { Language } from '../i18n.ts'
import type { Letters } from '../letters/letters.ts'
import type { Outbox } from '../letters/outbox.ts'

/** What the letter counts: since the last one, and what waits now. */
export type DigestFigures = Record<(typeof figureNames)[number], number>
export const figureNames = [
  'submitted',
  'changed',
  'withdrawn',
  'answered',
  'failed',
  'pending',
  'unread',
] as const
export type Digest = ReturnType<typeof createDigest>

/** News, each worth a letter of its own; what merely waits is told along with it. */
const news = ['submitted', 'changed', 'withdrawn', 'answered', 'failed'] as const

type Parts = {
  database: Database
  clock: Clock
  config: Config
  outbox: Outbox
  letters: Letters
  log: Logger
}
type Mark = { lastVersion: number; lastAudit: number }
type Reader = { email: string; language: Language }

/** Once a day, after the set hour in Geneva: what has happened, in numbers alone. Nothing has: no letter. */
export function createDigest({ database, clock, config, outbox, letters, log }: Parts) {
  const last = database.prepare<[], Mark>(
    'SELECT last_version AS lastVersion, last_audit AS lastAudit FROM digests ORDER BY day DESC LIMIT 1',
  )
  const insert = database.prepare(
    `INSERT OR IGNORE INTO digests (day, last_version, last_audit)
     VALUES (?, (SELECT coalesce(max(id), 0) FROM reply_versions), (SELECT coalesce(max(id), 0) FROM audit))`,
  )
  const changes = database.prepare<[number], { action: string; count: number }>(
    `SELECT action, count(DISTINCT reply_id) AS count FROM reply_versions WHERE id > ? AND made_by = 'participant' GROUP BY action`,
  )
  const failed = database
    .prepare<[number], number>(
      `SELECT count(*) FROM audit JOIN unsent_letters ON unsent_letters.id = details ->> '$.letter'
       WHERE audit.id > ? AND action = 'letter_failed'`,
    )
    .pluck()
  const pending = database
    .prepare<[], number>('SELECT count(*) FROM counted_replies WHERE pending_status IS NOT NULL')
    .pluck()
  const unread = database
    .prepare<[], number>('SELECT count(*) FROM counted_replies WHERE is_unread = 1')
    .pluck()
  const readers = database.prepare<[], Reader>(
    `SELECT email, language FROM staff WHERE wants_digest = 1 AND role <> 'viewer' AND password_hash <> '' ORDER BY id`,
  )
  const wants = database
    .prepare<[number], number>('SELECT wants_digest FROM staff WHERE id = ?')
    .pluck()
  const choose = database.prepare('UPDATE staff SET wants_digest = ? WHERE id = ?')

  function figures({ lastVersion, lastAudit }: Mark): DigestFigures {
    const counts = new Map(changes.all(lastVersion).map(({ action, count }) => [action, count]))
    const of = (action: string) => counts.get(action) ?? 0
    return {
      submitted: of('submitted'),
      changed: of('changed'),
      withdrawn: of('withdrawn'),
      answered: of('answered'),
      failed: failed.get(lastAudit) ?? 0,
      pending: pending.get() ?? 0,
      unread: unread.get() ?? 0,
    }
  }

  const queue = database.transaction((day: string): void => {
    const told = figures(last.get() ?? { lastVersion: 0, lastAudit: 0 })
    if (insert.run(day).changes === 0 || !news.some(name => told[name] > 0)) return
    for (const reader of readers.all()) letters.send('digest', reader, { figures: told })
  })

  return {
    /** To be called every now and then; the same day it does nothing more. */
    sendIfDue(): void {
      const now = clock.now().toZonedDateTimeISO(timeZone)
      if (!config.digestAt || Temporal.PlainTime.compare(now.toPlainTime(), config.digestAt) < 0)
        return
      try {
        queue.immediate(now.toPlainDate().toString())
        outbox.wake()
      } catch (error) {
        log.error({ error: String(error) }, 'digest')
      }
    },
    isWanted: (staffId: number): boolean => wants.get(staffId) === 1,
    setWanted: (staffId: number, isWanted: boolean): void =>
      void choose.run(isWanted ? 1 : 0, staffId),
  }
}
