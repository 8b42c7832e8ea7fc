import { once } from 'node:events'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { participation } from './answers.ts'
import { createDice } from './dice.ts'
import { startMailServer } from './mail-server.ts'
import { emptyFolder, startSite, stop } from './program.ts'
import { createVisitor } from './visitor.ts'

const senders = 8
/** So many replies at most before a kill. */
const mostBetween = 40
/** Each start is a day later, so that no daily cap keeps a letter back, and what a dead process had in hand is due. */
const firstDay = Temporal.Instant.from('2025-01-02T07:00:00Z')

/** What is left of a site that is killed again and again while replies come in. */
export type KillStory = {
  /** Replies that were answered as taken. */
  acknowledged: number
  /** Of these, the ones that are not stored, or have another number of letters than one. */
  lost: string[]
  lettersNotSent: number
  /** Letters that the mail server was given more than once. */
  sentTwice: number
  integrity: string
}

export async function killStory(t: TestContext, { kills, seed }: { kills: number; seed: number }): Promise<KillStory> {
  const dice = createDice(seed)
  const cwd = emptyFolder(t)
  const mail = await startMailServer()
  t.after(() => mail.close())
  const start = (day: number) =>
    startSite(t, cwd, {
      SMTP_URL: mail.url,
      RATE_LIMIT_POSTS: '0',
      CLOCK: String(firstDay.add({ hours: 24 * day })),
    })
  const acknowledged: string[] = []
  for (let day = 0; day < kills; day++) {
    const { child, port } = await start(day)
    const enough = acknowledged.length + 1 + dice(mostBetween)
    const exit = once(child, 'exit')
    const onReply = (name: string) => {
      acknowledged.push(name)
      if (acknowledged.length >= enough) child.kill('SIGKILL')
    }
    await Promise.all(Array.from({ length: senders }, (_, at) => sendUntilDead(port, `Kill${day}x${at}`, onReply)))
    await exit
  }
  const { child } = await start(kills)
  const database = new Sqlite(join(cwd, 'data/replies.sqlite'), { readonly: true })
  const waiting = database.prepare<[], number>(`SELECT count(*) FROM letters WHERE state = 'queued'`).pluck()
  while (waiting.get()) await setTimeout(100)
  await stop(child)
  const story = whatIsLeft(database, acknowledged, mail.seen)
  database.close()
  return story
}

async function sendUntilDead(port: number, sender: string, onReply: (name: string) => void): Promise<void> {
  for (let count = 0; ; count++) {
    // A name is of letters alone.
    const name = `${sender}x${count}`.replace(/\d/g, digit => 'abcdefghij'[Number(digit)] ?? '')
    const reply = { ...participation, family_name: name, contact_email: `${name}@itu.example` }
    const visitor = createVisitor({ url: `http://localhost:${port}` })
    const response = await visitor.post('/ru/participation', reply).catch(() => undefined)
    if (!response) return
    if (response.status === 303) onReply(name)
  }
}

function whatIsLeft(database: Sqlite.Database, acknowledged: string[], seen: readonly string[]): KillStory {
  const letters = database
    .prepare<[], [string, number]>(
      `SELECT person ->> 'family_name', count(letters.id)
       FROM desk_replies LEFT JOIN letters USING (participant_id)
       GROUP BY participant_id`,
    )
    .raw()
  const count = new Map(letters.all())
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(name => count.get(name) !== 1),
    lettersNotSent:
      database.prepare<[], number>(`SELECT count(*) FROM letters WHERE state <> 'sent'`).pluck().get() ?? 0,
    sentTwice: seen.length - new Set(seen).size,
    integrity: String(database.pragma('integrity_check', { simple: true })),
  }
}
