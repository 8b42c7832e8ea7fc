import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'

export const hasStrace = (): boolean => spawnSync('strace', ['--version']).status === 0

/** How often the process waits for the disk while something is done. Strace slows it down: no rate is measured meanwhile. */
export async function countFsyncs(pid: number, doing: () => Promise<void>): Promise<number> {
  const strace = spawn('strace', ['-f', '-q', '-e', 'trace=fsync,fdatasync', '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const told = text(strace.stderr)
  // It has no word for when it has taken hold of all threads.
  await setTimeout(1000)
  await doing()
  strace.kill('SIGINT')
  await once(strace, 'exit')
  return (await told).match(/\b(?:fsync|fdatasync)\(/g)?.length ?? 0
}
