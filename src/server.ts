import { setTimeout } from 'node:timers/promises'
import { command, named } from './commands/command.ts'
import { type Config, loadConfig } from './config.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'
import { createServices } from './services.ts'
import { type Hindrance, hindranceOf } from './start-hindrance.ts'

const usage = `npm start

Runs the site until it is stopped. Settings are environment variables: README.md lists them.`

const longestPauseSeconds = 60

await command(usage, {}, ({ positionals }) => {
  named(positionals)
  return startWhenPossible(loadConfig(process.env))
})

/** What may pass by itself is waited for, ever longer. */
async function startWhenPossible(config: Config): Promise<void> {
  const log = createLog(config)
  for (let seconds = 1; ; seconds = Math.min(2 * seconds, longestPauseSeconds)) {
    const hindrance = await start(config)
    if (!hindrance) return
    const { sentence, mayPass, stack } = hindrance
    log.debug({ stack }, 'not started')
    if (!mayPass) throw new Error(sentence)
    log.warn({ seconds }, `${sentence}; the start is tried again`)
    await setTimeout(seconds * 1000)
  }
}

async function start(config: Config): Promise<Hindrance | undefined> {
  let database: { close(): void } | undefined
  try {
    const services = createServices(config)
    database = services.database
    await serve(services)
    return undefined
  } catch (error) {
    database?.close()
    return hindranceOf(error as Error)
  }
}
