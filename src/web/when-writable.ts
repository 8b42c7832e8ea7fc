import { setTimeout } from 'node:timers/promises'
import type { RequestHandler } from 'express'
import { inTrouble, lockPatienceMilliseconds } from '../database-trouble.ts'
import type { Services } from '../services.ts'
import { isStep } from './form-paths.ts'

const pauseMilliseconds = 100

/**
 * Before what writes: while another program has the database locked, the request waits and others
 * are answered. So what follows at once may write without waiting, and need not be able to do it
 * later; what writes after it has waited for something goes through `commits`.
 */
export function whenWritable({ health }: Services): RequestHandler {
  const look = onceATurn(health.trouble)
  return async (req, _res, next) => {
    if (isStep(req)) return next()
    const endsAt = performance.now() + lockPatienceMilliseconds
    let trouble = look()
    while (trouble === 'busy' && performance.now() < endsAt) {
      await setTimeout(pauseMilliseconds)
      trouble = look()
    }
    next(trouble && inTrouble(trouble))
  }
}

/** Who comes in the same turn of the event loop is told the same. */
function onceATurn<T>(look: () => T): () => T {
  let seen: { found: T } | undefined
  return () => {
    if (!seen) setImmediate(() => (seen = undefined))
    seen ??= { found: look() }
    return seen.found
  }
}

/**
 * The desk's files are written into the log as they are read. Who asks for the head alone gets no
 * rows, and has taken nothing.
 */
export function filesWhenWritable(services: Services): RequestHandler {
  const wait = whenWritable(services)
  return (req, res, next) => {
    const [, ending] = /\.(csv|xlsx|ics|json)$/.exec(req.path) ?? []
    if (!ending) return next()
    if (req.method === 'HEAD') return void res.type(ending).end()
    wait(req, res, next)
  }
}
