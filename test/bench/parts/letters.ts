import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { deskOf } from '../desks.ts'
import { allAnswered, loadOf } from '../load.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { spreadOf } from '../rounds.ts'
import { benchClock, startSite } from '../site.ts'

const part = 'letters'
const pages = { connections: 4, path: '/ru/participation', headers: { 'accept-encoding': 'gzip' }, pause: 5 }
type Counted = { taken: number; seconds: number; connections: number }

/** Letters that wait at the start go to a server that greets at once, while form pages are asked for; before that without. */
export async function letters(plan: Plan): Promise<void> {
  const rates: number[] = []
  const [calm, sending]: [number[], number[]] = [[], []]
  let last: Counted = { taken: 0, seconds: 0, connections: 0 }
  for (let round = 0; round < plan.rounds; round++) {
    const desk = await deskOf(10_000)
    queueAgain(desk.file, plan.letters)
    const sink = fork(join(import.meta.dirname, '../smtp-sink.ts'))
    const [{ port }] = await once(sink, 'message')
    const quiet = await startSite()
    calm.push(await pageTime(quiet.port, plan))
    await quiet.stop()
    const site = await startSite(desk.file, { SMTP_URL: `smtp://127.0.0.1:${port}` })
    sending.push(await pageTime(site.port, plan))
    const counted = await untilAllAreTaken(sink, plan.letters)
    if (counted.taken < 2) throw new Error('No letters came')
    rates.push(counted.taken / counted.seconds)
    last = counted
    await site.stop()
    sink.kill()
    desk.remove()
  }
  report.figure({
    part,
    what: `letters to a server that greets at once, pages asked for meanwhile`,
    unit: 'letters/s',
    value: spreadOf(rates),
    target: { atLeast: 200 },
    remark: `${last.taken} letters on ${last.connections} connections`,
  })
  report.figure({
    part,
    what: 'p99 of a form page while letters are sent, beside none',
    unit: 'ms',
    value: spreadOf(sending),
    limit: spreadOf(calm),
    ratio: spreadOf(sending).median / spreadOf(calm).median,
    target: { atMost: 1.1 },
  })
}

/** The newest confirmations that still say what is true, as if they had not left yet. */
function queueAgain(file: string, count: number): void {
  const database = new Sqlite(file)
  database
    .prepare(`
      UPDATE letters SET state = 'queued', attempts = 0, sent_at = NULL, error = NULL, next_at = ?
      WHERE id IN (
        SELECT letters.id FROM letters JOIN replies USING (participant_id)
        WHERE letters.kind = 'received' AND replies.form = letters.data ->> '$.form' AND replies.version = 1
        ORDER BY letters.id DESC LIMIT ?)`)
    .run(benchClock, count)
  database.close()
}

async function pageTime(port: number, plan: Plan): Promise<number> {
  await loadOf({ port, seconds: plan.loadSeconds / 4, asks: [{ ...pages, connections: 1 }] })
  const seen = await loadOf({ port, seconds: 2 * plan.loadSeconds, asks: [pages] })
  allAnswered(seen, 200)
  return seen.p99
}

/** Until all have come; some may be true no longer, so it also ends when none has come for a while. */
async function untilAllAreTaken(sink: ReturnType<typeof fork>, expected: number): Promise<Counted> {
  let lastCame = performance.now()
  for (let before = 0; ; ) {
    sink.send('count')
    const [counted] = (await once(sink, 'message')) as [Counted]
    if (counted.taken > before) lastCame = performance.now()
    before = counted.taken
    if (before >= expected || performance.now() > lastCame + patience) return counted
    await setTimeout(200)
  }
}
const patience = 15_000
