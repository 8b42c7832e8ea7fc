import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { participation } from '../../support/answers.ts'
import { deskOf } from '../desks.ts'
import { allAnswered, loadOf } from '../load.ts'
import type { Plan } from '../plan.ts'
import { report } from '../report.ts'
import { medianOf, ratiosOf, spreadOf } from '../rounds.ts'
import { benchClock, cookieAfter, startSite } from '../site.ts'

const part = 'letters'
const pages = { connections: 4, path: '/ru/participation', headers: { 'accept-encoding': 'gzip' }, pause: 5 }
/** After a start, whose own work is over by then. */
const quietSeconds = 8
/** `calm` and `sending`: p99 of a form page in milliseconds. */
type Round = { calm: number; sending: number; counted: Counted }
type Counted = { taken: number; seconds: number; connections: number }

/** Letters go to a server that greets at once, while form pages are asked for; before that the same site sends none. */
export async function letters(plan: Plan): Promise<void> {
  const rounds: Round[] = []
  for (let round = 0; round < plan.rounds; round++) rounds.push(await measure(plan))
  const calm = rounds.map(({ calm }) => calm)
  const sending = rounds.map(({ sending }) => sending)
  const rates = rounds.map(({ counted }) => counted.taken / counted.seconds)
  report.figure({
    part,
    what: `letters to a server that greets at once, pages asked for meanwhile`,
    unit: 'letters/s',
    value: spreadOf(rates),
    target: { atLeast: 200 },
    remark: `${rounds.at(-1)?.counted.taken} letters on ${rounds.at(-1)?.counted.connections} connections`,
  })
  report.figure({
    part,
    what: 'p99 of a form page while letters are sent, beside none on the same site',
    unit: 'ms',
    value: spreadOf(sending),
    limit: spreadOf(calm),
    ratio: medianOf(ratiosOf(sending, calm)),
    target: { atMost: 1.1 },
  })
}

async function measure(plan: Plan): Promise<Round> {
  const desk = await deskOf(10_000)
  queueAgain(desk.file, plan.letters)
  const sink = fork(join(import.meta.dirname, '../smtp-sink.ts'))
  const [{ port }] = await once(sink, 'message')
  const site = await startSite(desk.file, { SMTP_URL: `smtp://127.0.0.1:${port}` })
  const whenDue = setTimeout(quietSeconds * 1000)
  const calm = await pageTime(site.port, plan)
  await whenDue
  // A letter of this reply wakes the outbox, which would look by itself some seconds later.
  await cookieAfter(`${site.url}/ru/participation`, participation)
  const sending = await pageTime(site.port, plan)
  const counted = await untilAllAreTaken(sink, plan.letters)
  if (counted.taken < 2) throw new Error('No letters came')
  await site.stop()
  sink.kill()
  desk.remove()
  return { calm, sending, counted }
}

/** The newest confirmations that still say what is true, as if they had not left yet, due when pages have been asked for without them. */
function queueAgain(file: string, count: number): void {
  const database = new Sqlite(file)
  database
    .prepare(`
      UPDATE letters SET state = 'queued', attempts = 0, sent_at = NULL, error = NULL, next_at = ?
      WHERE id IN (
        SELECT letters.id FROM letters JOIN replies USING (participant_id)
        WHERE letters.kind = 'received' AND replies.form = letters.data ->> '$.form' AND replies.version = 1
        ORDER BY letters.id DESC LIMIT ?)`)
    .run(String(Temporal.Instant.from(benchClock).add({ seconds: quietSeconds })), count)
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
