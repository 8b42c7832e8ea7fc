import type { Server } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Nobody has asked for so long: whoever comes next waits for a tenth of a second at most. */
const quietMilliseconds = 3000
/** What V8 holds without need and is worth that time. */
const worthwhileBytes = 12_000_000

/**
 * Gives memory back to the machine whenever nobody asks: V8 keeps what a start or a busy hour has taken for as long as the
 * machine has any, which is a quarter of what a site that waits needs.
 */
export function spareMemory(server: Server): { stop(): void } {
  const timer = setTimeout(giveBack, quietMilliseconds)
  const wait = () => void timer.refresh()
  server.on('request', wait)
  return {
    stop() {
      server.off('request', wait)
      clearTimeout(timer)
    },
  }
}

/** Where there is enough of it. */
export function giveBack(): void {
  const { heapTotal, heapUsed } = process.memoryUsage()
  if (heapTotal - heapUsed > worthwhileBytes)
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void
setFlagsFromString('--expose-gc')
/** Node has no other door to it. */
const collect = runInNewContext('gc') as Collect
