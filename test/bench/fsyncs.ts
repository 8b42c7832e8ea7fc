import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'

/**
 * How often the process waits for the disk while something is done; undefined where strace is not there, or may not
 * look. Strace slows the process down: no rate is measured meanwhile.
 */
export async function countFsyncs(pid: number, doing: () => Promise<void>): Promise<number | undefined> {
  const strace = spawn('strace', ['-f', '-q', '-e', 'trace=fsync,fdatasync', '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let isLooking = true
  for (const end of ['error', 'exit']) strace.once(end, () => (isLooking = false))
  const told = text(strace.stderr)
  // It has no word for when it has taken hold of all threads.
  await setTimeout(1000)
  if (!isLooking) return undefined
  await doing()
  strace.kill('SIGINT')
  await once(strace, 'exit')
  return (await told).match(/\b(?:fsync|fdatasync)\(/g)?.length ?? 0
}
