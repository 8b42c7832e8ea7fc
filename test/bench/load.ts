import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What connections ask for: an address, or forms of people who have not replied before. */
export type Ask = {
  connections: number
  path: string
  headers?: Record<string, string>
  /** Each request is a reply to this form by somebody new, whose number is counted from here. */
  peopleFrom?: number
  /** Milliseconds between an answer and the next request. */
  pause?: number
}
/** Ends after so many seconds, or after so many requests in all. */
export type Job = { port: number; asks: Ask[]; seconds: number; requests?: number }
/** Of one of the asks; times in milliseconds. `fewest`: answers that one connection got, at least. */
export type Seen = {
  perSecond: number
  p50: number
  p99: number
  longest: number
  bytes: number
  fewest: number
  statuses: Record<string, number>
  errors: number
}
/** `openSeconds`: until each connection had its first answer. `busy`: of one core, by asking. */
export type Load = { seconds: number; openSeconds: number; busy: number; asks: Seen[] }

/** Asks from a process of its own, so that asking does not take the time of whoever measures. */
export async function load(job: Job): Promise<Load> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'))
  child.send(job)
  const [result] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof result !== 'object') throw new Error('The load has ended without figures')
  return result as Load
}

export async function loadOf(job: Job): Promise<Seen> {
  const { asks } = await load(job)
  const [seen] = asks
  if (!seen) throw new Error('Nothing was asked for')
  return seen
}

/** All were answered, and with one of these. */
export function allAnswered({ statuses, errors }: Seen, ...expected: number[]): void {
  const others = Object.keys(statuses).filter(status => !expected.includes(Number(status)))
  if (errors > 0 || others.length > 0) throw new Error(`Answers: ${JSON.stringify(statuses)}, ${errors} errors`)
}
