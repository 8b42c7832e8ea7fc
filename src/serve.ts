import { once } from 'node:events'
import { createApp } from './app.ts'
import type { Services } from './services.ts'

const digestCheckSeconds = 60

/**
 * Listens and sends letters until SIGTERM or SIGINT. Then it finishes the requests and the letter
 * in hand before it closes the database.
 */
export async function serve(services: Services): Promise<void> {
  const { config, log, outbox, digest, database } = services
  const server = createApp(services).listen(config.port, config.host)
  await once(server, 'listening')
  outbox.start()
  const digestTimer = setInterval(digest.sendIfDue, digestCheckSeconds * 1000)
  digest.sendIfDue()
  log.info({ address: `http://${config.host}:${config.port}` }, 'listening')

  async function stop() {
    clearInterval(digestTimer)
    server.close()
    server.closeIdleConnections()
    await Promise.all([once(server, 'close'), outbox.stop()])
    database.close()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
