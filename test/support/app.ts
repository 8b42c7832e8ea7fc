import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createApp } from '../../src/app.ts'
import type { Clock } from '../../src/clock.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { createServices, type Services } from '../../src/services.ts'

export type TestApp = { url: string; services: Services; folder: string; close(): Promise<void> }

const duringTheWindow = '2025-04-28T07:00:00Z'

/**
 * The real app on a free port with its own database file; settings as the environment would give them; a clock to turn;
 * what only a command sets.
 */
export async function startApp(
  environment: Record<string, string> = {},
  clock?: Clock,
  commandSets: Partial<Config> = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  const port = await freePort()
  const settings = loadConfig({
    PORT: String(port),
    DATABASE_FILE: join(folder, 'replies.sqlite'),
    LETTERS_DIR: join(folder, 'letters'),
    CLOCK: duringTheWindow,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_POSTS: '0',
    ...environment,
  })
  const config = { ...settings, ...commandSets }
  const services = createServices(config, clock)
  const server = createApp(services).listen(port)
  await once(server, 'listening')
  return {
    url: `http://localhost:${port}`,
    services,
    folder,
    async close() {
      server.close()
      server.closeAllConnections()
      await services.outbox.stop()
      services.database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The same for one test, closed with it however it ends. */
export async function appFor(t: TestContext, environment?: Record<string, string>, clock?: Clock): Promise<TestApp> {
  const app = await startApp(environment, clock)
  t.after(() => app.close())
  return app
}

/** The letters' links name the port, so it must be known before the site listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
