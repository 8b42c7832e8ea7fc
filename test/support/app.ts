import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, type TestContext } from 'node:test'
import { createSite } from '../../src/app.ts'
import type { Clock } from '../../src/clock.ts'
import { type Config, loadConfig } from '../../src/config.ts'
import { createServices, type Services } from '../../src/services.ts'

export type TestApp = { url: string; services: Services; folder: string; close(): Promise<void> }

/** Settings as the environment would give them; a function where they are known only when the site starts. */
type Environment = Record<string, string> | (() => Record<string, string>)

const duringTheWindow = '2025-04-28T07:00:00Z'

/**
 * The real app on a free port with its own database file; a clock to turn; what only a command sets. It listens before it
 * is put together: the letters' links name the port, and nobody else can have it any more.
 */
export async function startApp(
  environment: Environment = {},
  clock?: Clock,
  commandSets: Partial<Config> = {},
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings = loadConfig({
    PORT: String(port),
    DATABASE_FILE: join(folder, 'replies.sqlite'),
    LETTERS_DIR: join(folder, 'letters'),
    CLOCK: duringTheWindow,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_POSTS: '0',
    ...(typeof environment === 'function' ? environment() : environment),
  })
  const services = createServices({ ...settings, ...commandSets }, clock)
  // No test cuts the power: nothing has to wait for the disk.
  services.database.pragma('synchronous = OFF')
  server.on('request', createSite(services))
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
export async function appFor(t: TestContext, ...settings: Parameters<typeof startApp>): Promise<TestApp> {
  const app = await startApp(...settings)
  t.after(() => app.close())
  return app
}

/** The same for all tests of the file or the group that calls this; there from the first of their hooks on. */
export function useApp(...settings: Parameters<typeof startApp>): TestApp {
  const { app, start, stop } = later(settings)
  before(start)
  after(stop)
  return app
}

/** The same, a new one for each test. */
export function useNewApp(...settings: Parameters<typeof startApp>): TestApp {
  const { app, start, stop } = later(settings)
  beforeEach(start)
  afterEach(stop)
  return app
}

function later(settings: Parameters<typeof startApp>) {
  let running: TestApp
  const app: TestApp = {
    get url() {
      return running.url
    },
    get services() {
      return running.services
    },
    get folder() {
      return running.folder
    },
    close: () => running.close(),
  }
  const start = async () => {
    running = await startApp(...settings)
  }
  return { app, start, stop: () => running.close() }
}

/** For a program of its own, which must be told its port; another may take it first. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
