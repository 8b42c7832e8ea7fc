import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Nobody has been answered for so long: whoever comes next waits for a tenth of a second at most. */
const quietMilliseconds = 3000
/** It is worth that when memory has grown by so much since it was given back last. */
const worthwhileBytes = 12_000_000

/** Node has `gc` only behind a flag, which whoever starts the site by hand would forget. */
setFlagsFromString('--expose-gc')
type How = { type: 'major'; execution: 'sync'; flavor: 'last-resort' }
const collect = runInNewContext('gc') as (how: How) => void

/**
 * Gives memory back to the machine when it is quiet: V8 keeps what a start or a busy hour has taken for
 * as long as the machine has any, which is a quarter of what a waiting site needs.
 */
export function spareMemory(server: Server) {
  const timer = setTimeout(giveBack, quietMilliseconds)
  /** It is not quiet. */
  const wait = () => void timer.refresh()
  const answer = (_req: IncomingMessage, res: ServerResponse) => {
    wait()
    res.once('close', wait)
  }
  server.on('request', answer)
  return {
    wait,
    stop(): void {
      server.off('request', answer)
      clearTimeout(timer)
    },
  }
}

let heapThen = 0

export function giveBack(): void {
  if (heapNow() < heapThen + worthwhileBytes) return
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  heapThen = heapNow()
}

const heapNow = (): number => process.memoryUsage().heapTotal
