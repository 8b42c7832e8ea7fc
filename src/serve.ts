import { once } from 'node:events'
import type { Server, ServerOptions } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createSite } from './app.ts'
import type { Config } from './config.ts'
import { checkBeside, isLarge } from './database-check.ts'
import { inTrouble } from './database-trouble.ts'
import type { Services } from './services.ts'
import { spareMemory } from './spare-memory.ts'
import { ifPossible } from './web/if-possible.ts'

// An import of it would bring the whole of `fetch` with it: 10 MB.
const { createServer } = process.getBuiltinModule('node:http')

/** Between two slices of work that nobody waits for. */
const pauseMilliseconds = 10

/** Between two looks at what comes with the time of day. */
const checkSeconds = 60

/** A browser or a proxy sends its headers in one piece; a telephone in a lift needs seconds. */
const headersSeconds = 20
/** How often slow senders are looked for. */
const checkMilliseconds = 1000
/** A slow connection keeps some 100 kB: all of them together stay below what the site itself has. */
const connectionsMax = 1000

/** A stop takes less than ten seconds, after which systemd and others kill, whatever is open. */
const requestsEndMilliseconds = 5000
const letterEndsMilliseconds = 8000

/**
 * Listens and sends letters until SIGTERM or SIGINT. Then it finishes the requests and the letter
 * in hand before it closes the database. Rejects when it cannot listen, with nothing begun.
 */
export async function serve(services: Services): Promise<void> {
  const { config, log, outbox, digest, drafts, retention } = services
  const server = createServer(limitsOf(config), createSite(services))
  server.maxConnections = connectionsMax
  server.listen(config.port, config.host)
  await once(server, 'listening')
  outbox.start()
  const timers = Object.entries({
    'the morning digest': digest.sendIfDue,
    'old drafts': drafts.deleteOld,
    'what is kept no longer': retention.keepPromises,
  }).map(([what, act]) => {
    const look = () => ifPossible(services, what, act)
    look()
    return setInterval(look, checkSeconds * 1000)
  })
  const sparing = spareMemory(server)
  const slices = Object.entries({
    'texts for finding': services.refill.goOn,
    'the table in memory': services.search.goOn,
  }).map(([what, goOn]) =>
    everySoOften(() => {
      const isMore = ifPossible(services, what, goOn) ?? false
      if (isMore) sparing.wait()
      return isMore
    }),
  )
  const checking = isLarge(services.database) ? checkWhole(services) : undefined

  const stop = () => {
    for (const timer of timers) clearInterval(timer)
    for (const one of slices) one.stop()
    checking?.stop()
    sparing.stop()
    void end(server, services)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Whoever reads it may end the site at once.
  log.info({ address: `http://${config.host}:${config.port}` }, 'listening')
}

/** Whether the database is whole, which a start has no time to see where it is large. */
const checkWhole = ({ config, health, log }: Services) =>
  checkBeside(config.databaseFile, () => {
    const error = inTrouble('damaged')
    health.notice(error)
    log.error(error.message)
  })

/** Goes on while there is more to do, with a pause in which others are answered. */
function everySoOften(goOn: () => boolean) {
  let timer = setTimeout(next, pauseMilliseconds)
  function next() {
    timer = setTimeout(next, goOn() ? pauseMilliseconds : checkSeconds * 1000)
  }
  return { stop: () => clearTimeout(timer) }
}

/**
 * What somebody who sends slowly, or nothing, may take from the others: two minutes are the longest
 * form at 5 kB a second.
 */
const limitsOf = ({ requestSeconds }: Config): ServerOptions => ({
  headersTimeout: Math.min(headersSeconds, requestSeconds) * 1000,
  requestTimeout: requestSeconds * 1000,
  connectionsCheckingInterval: checkMilliseconds,
})

/**
 * The database goes last. What is unfinished by then is where it was: a letter whose sending was cut
 * is still queued, a request without an answer has stored nothing or all.
 */
async function end(server: Server, { outbox, database, log }: Services): Promise<void> {
  log.info('stopping')
  await Promise.all([
    endRequests(server),
    Promise.race([outbox.stop(), wait(letterEndsMilliseconds)]),
  ])
  database.close()
  log.info('stopped')
  process.exit(0)
}

async function endRequests(server: Server): Promise<void> {
  const closed = once(server, 'close')
  // Whoever is served until the end asks nothing more, so nobody is cut off in the middle.
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'))
  server.close()
  await Promise.race([closed, wait(requestsEndMilliseconds)])
  server.closeAllConnections()
  await closed
}
